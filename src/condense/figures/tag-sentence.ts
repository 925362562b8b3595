import type { Span } from "../../article/figure.ts";
import { loadPackage } from "../../shared/load-package.ts";
import { loadEnglishModel, type EnglishModel } from "./english-model.ts";

const TAGS = [
  "ADJ",
  "ADP",
  "ADV",
  "AUX",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PART",
  "PRON",
  "PROPN",
  "PUNCT",
  "SCONJ",
  "SYM",
  "VERB",
  "X",
] as const;
/** Universal part-of-speech tags, as wink-nlp gives them; white space is no word. */
export type Tag = (typeof TAGS)[number];

const KNOWN_TAGS: ReadonlySet<string | undefined> = new Set(TAGS);
function isTag(tag: string | undefined): tag is Tag {
  return KNOWN_TAGS.has(tag);
}

/** One word of a sentence; offsets are UTF-16 into the string that was tagged. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  readonly tag: Tag;
}

/** The part of wink-nlp that is used here; its own types describe its ESM face, which Node does not load. */
interface Tagger {
  readonly its: { readonly pos: unknown; readonly uniqueId: unknown };
  readDoc(text: string): { tokens(): { out(as?: unknown): string[] } };
}

let tagger: Tagger | null = null;
/** Words that the lexicon lacks are numbered from its size on, in the order in which they are met. */
let firstUnknown = 0;

/** The tagger and its model take about 0.1 s to load: only a text that has a number pays for it, and only once. */
function loadTagger(): Tagger {
  if (tagger !== null) return tagger;
  // CommonJS whose types describe an ESM face: the shape is stated here, at the one door.
  const wink: (model: EnglishModel, pipe: readonly string[]) => Tagger = loadPackage("wink-nlp");
  tagger = wink(loadEnglishModel(), ["pos"]);
  firstUnknown = numberOf(tagger, "qzxvwq");
  return tagger;
}

/** Longer strings are no sentences, and the tagger is not built for them (characters). */
const LONGEST_SENTENCE = 4000;

/** The words of one English sentence with their parts of speech, in text order; compounds with a hyphen are one word. */
export function tagSentence(text: string): readonly Word[] {
  const wink = loadTagger();
  const tokens = wink.readDoc(text.slice(0, LONGEST_SENTENCE)).tokens();
  const values = tokens.out();
  const tags = tokens.out(wink.its.pos);
  const words: Word[] = [];
  let cursor = 0;
  for (const [i, value] of values.entries()) {
    const start = text.indexOf(value, cursor);
    const tag = tags[i];
    if (start < 0 || !isTag(tag)) continue;
    cursor = start + value.length;
    words.push({ text: value, lower: value.toLowerCase(), tag, start, end: cursor });
  }
  return ANY_HYPHEN.test(text) ? joinCompounds(words, text) : words;
}

/** How the tagger's lexicon knows a word in lower case that stands alone; null where it does not have it. */
export function tagInLexicon(lower: string): Tag | null {
  const wink = loadTagger();
  if (numberOf(wink, lower) >= firstUnknown) return null;
  const tag = wink.readDoc(lower).tokens().out(wink.its.pos)[0];
  return isTag(tag) ? tag : null;
}

function numberOf(wink: Tagger, word: string): number {
  return Number(wink.readDoc(word).tokens().out(wink.its.uniqueId)[0]);
}

const ANY_HYPHEN = /[-‑‐]/;
const HYPHENS = new Set(["-", "‑", "‐"]);
const JOINABLE = new Set<Tag>(["ADJ", "ADP", "ADV", "NOUN", "NUM", "PROPN", "VERB", "DET", "X", "AUX", "PRON"]);

function joinCompounds(words: readonly Word[], text: string): readonly Word[] {
  const joined: Word[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined) break;
    const left = joined.at(-1);
    const right = words[i + 1];
    const glued = left?.end === word.start && right?.start === word.end;
    if (glued && HYPHENS.has(word.text) && JOINABLE.has(left.tag) && JOINABLE.has(right.tag)) {
      const whole = text.slice(left.start, right.end);
      const tag = compoundTag(left, right);
      joined[joined.length - 1] = { text: whole, lower: whole.toLowerCase(), tag, start: left.start, end: right.end };
      i += 1;
    } else joined.push(word);
  }
  return joined;
}

/** A compound behaves as its last part, except that `coal-fired`, `five-year` and `low-cost` stand before a noun. */
function compoundTag(left: Word, right: Word): Tag {
  if (left.tag === "NUM" && right.tag === "NUM") return "NUM";
  if (left.tag === "PROPN" && right.tag === "PROPN") return "PROPN";
  if (left.tag === "NUM" || right.tag === "VERB" || right.tag === "ADP" || right.tag === "ADV") return "ADJ";
  return right.tag === "AUX" || right.tag === "DET" ? "ADJ" : right.tag;
}
