import type { Evidence } from "./evidence.ts";
import { isCited } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import type { Name } from "./find-names.ts";
import { aliasesOf } from "./name-aliases.ts";
import type { Reading } from "./reading.ts";

/** How many sentences before a cited one may have named whom its `he` or `the company` means. */
const REACH = 5;

const POINTS_BACK =
  /(?<![\p{L}'’])(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|who|this|that|these|those|the|we|our|i|my)(?![\p{L}])/iu;

/** Every name of the claim must be in the cited sentences, or be whom they point back to. */
export function checkNames(claim: Reading, evidence: Evidence): Fault | null {
  const unknown = claim.names.find((name) => !isKnown(name, evidence) && !isSpeaker(name, claim, evidence));
  return unknown === undefined ? null : { reason: "name", offending: unknown.text };
}

function isKnown(name: Name, evidence: Evidence): boolean {
  const missing = name.words.filter(
    (word, i) => !isCited(word.key, evidence) && !isPairCited(name, i, evidence) && !isAcronym(word.text, evidence),
  );
  if (missing.length === 0) return true;
  const { article } = evidence;
  const isSomewhere = (key: string): boolean =>
    [key, ...aliasesOf(key)].some((alias) => article.sentencesWith(alias).length > 0);
  if (!missing.every((word) => isSomewhere(word.key))) return false;
  // The first name or the title of someone whom the evidence calls by the last: they stand together elsewhere.
  if (missing.length < name.words.length) {
    return 2 * missing.length < name.words.length || missing.every((word) => standsBeside(word.key, name, evidence));
  }
  return isPointedAt(name, evidence);
}

function isPairCited({ words }: Name, i: number, evidence: Evidence): boolean {
  const pair = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && isCited(`${a}+${b}`, evidence);
  return pair(words[i - 1]?.key, words[i]?.key) || pair(words[i]?.key, words[i + 1]?.key);
}

function standsBeside(key: string, { words }: Name, { article }: Evidence): boolean {
  const places = new Set([key, ...aliasesOf(key)].flatMap((alias) => article.sentencesWith(alias)));
  return words.some((word) => word.key !== key && article.sentencesWith(word.key).some((at) => places.has(at)));
}

/** The cited sentences have a pronoun or a `the …`, and a sentence shortly before has the name. */
function isPointedAt({ words }: Name, { article, indices, readings }: Evidence): boolean {
  if (!readings.some(({ text }) => POINTS_BACK.test(text))) return false;
  return words.every(({ key }) =>
    [key, ...aliasesOf(key)].some((alias) =>
      article.sentencesWith(alias).some((at) => indices.some((index) => at < index && at >= index - REACH)),
    ),
  );
}

/** `FTC` for the evidence's `Federal Trade Commission`. */
function isAcronym(text: string, { readings }: Evidence): boolean {
  const letters = text.replaceAll(".", "").replace(/['’]s$/, "");
  if (!/^\p{Lu}{2,6}$/u.test(letters)) return false;
  return readings.some(({ names }) =>
    names.some(({ words }) => words.map((word) => word.text[0]).join("") === letters),
  );
}

/** `Levy: …`, `Levy says …`: the article's own voice, named somewhere in it, where the evidence names no other speaker. */
function isSpeaker(name: Name, { text, words }: Reading, { article, readings }: Evidence): boolean {
  if (!name.opens || !name.words.every(({ key }) => article.sentencesWith(key).length > 0)) return false;
  // An opinion's own headline form: `Levy: …`.
  if (text.startsWith(":", name.end)) return true;
  const next = words[name.until];
  const speaks = next !== undefined && /^(?:says|said|writes|argues|thinks|believes|hopes)$/.test(next.key);
  return speaks && !readings.some((reading) => /(?<!\p{L})(?:said|says|told|according)(?!\p{L})/u.test(reading.text));
}
