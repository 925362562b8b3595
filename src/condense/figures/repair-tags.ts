import { CLAUSE_OPENERS, MOVING_WORDS, RELATIVES, SENTENCE_ADVERBS, VALUE_VERBS } from "./phrase-words.ts";
import type { Tag, Word } from "./tag-sentence.ts";

/**
 * Sets right what the tagger often mistakes beside a number: verbs of price and movement that look like nouns
 * (`the ticket cost me 150`, `figures for April decrease to 50`), and participles that open a phrase.
 */
export function repairTags(words: readonly Word[]): readonly Word[] {
  const repaired = [...words];
  // In order, so that each word sees the tags set right before it.
  for (const [i, word] of words.entries()) {
    const tag = repairedTag(repaired, i);
    if (tag !== word.tag) repaired[i] = { ...word, tag };
  }
  return repaired;
}

function repairedTag(words: readonly Word[], at: number): Tag {
  const word = words[at];
  if (word === undefined) return "X";
  if (word.tag === "DET" && (word.lower === "which" || word.lower === "who")) return "PRON";
  if (word.lower === "fine" && isFineOfMoney(words, at)) return "NOUN";
  if (word.tag === "NOUN" && isVerbHere(words, at)) return "VERB";
  if (word.tag === "ADJ" && MOVING_WORDS.has(word.lower) && isMovement(words, at)) return "VERB";
  if (at === 0 && isUnknownName(words)) return "PROPN";
  if (NAMELESS.has(word.tag) && isCapitalInside(words, at)) return "PROPN";
  if (word.tag === "NOUN" && CLAUSE_OPENERS.has(word.lower)) return "SCONJ";
  if (word.lower === "per" && word.tag !== "ADP") return "ADP";
  return word.tag;
}

/** `…, the Herald reports.` */
const CLOSING_VERBS = new Set(["reports", "notes", "writes", "adds", "estimates", "claims", "states"]);
/** `the county plans to extend`: nouns only where the clause has had its verb. */
const INTENDING = new Set(["plans", "hopes", "aims", "offers", "promises", "needs"]);
const NAMING = new Set<Tag | undefined>(["NOUN", "PROPN", "PRON", "PART", "NUM"]);
const DETERMINING = new Set<Tag | undefined>(["DET", "ADJ", "ADP"]);

function isVerbHere(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const left = words[at - 1];
  const right = words[at + 1];
  if (word === undefined || right === undefined) return false;
  if (left !== undefined && RELATIVES.has(left.lower) && right.tag === "DET") return true;
  if ((left?.lower === "which" || left?.lower === "who") && OPENING_NOUNS.has(right.tag)) return true;
  if (word.lower.endsWith("ing") && (left === undefined || left.text === "," || left.text === "–"))
    return right.tag === "DET" || leadsToValue(words, at + 1);
  if (word.lower.endsWith("ing")) return right.tag === "DET" && !["DET", "ADJ", "NOUN"].includes(left?.tag ?? "");
  if (left?.lower.endsWith("-old") === true) return right.tag === "DET";
  if (right.tag === "PUNCT" && (left?.tag === "PROPN" || left?.tag === "NOUN") && CLOSING_VERBS.has(word.lower))
    return words.some(({ text }, i) => i < at - 1 && text === ",");
  if (!NAMING.has(left?.tag) || DETERMINING.has(left?.tag)) return false;
  if (INTENDING.has(word.lower) && right.lower === "to" && words[at + 2]?.tag === "VERB")
    return left?.tag !== "PART" && !words.some(({ tag }, i) => i < at && (tag === "VERB" || tag === "AUX"));
  if (VALUE_VERBS.has(word.lower))
    return right.tag === "PRON" || isValue(words, at + 1) || (right.tag === "DET" && left?.tag !== "PART");
  return MOVING_WORDS.has(word.lower) && isMovement(words, at);
}

/** `American Express said`: a capital letter inside a sentence is a name's. */
function isCapitalInside(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const left = words[at - 1];
  const capital = /^\p{Lu}{2,3}$/u.test(left?.text ?? "") ? /^\p{Lu}\p{Ll}+$/u : /^\p{Lu}\p{L}+$/u;
  return (
    word !== undefined && left !== undefined && capital.test(word.text) && left.tag !== "PUNCT" && left.end < word.start
  );
}

/** Tags that a capital letter overrules. */
const NAMELESS = new Set<Tag>(["VERB", "ADP", "ADV", "SCONJ"]);

/** `Duly has 900 doctors`: a name that the tagger takes for an adverb. */
function isUnknownName(words: readonly Word[]): boolean {
  const [first, next] = words;
  if (first === undefined || next === undefined || SENTENCE_ADVERBS.has(first.lower)) return false;
  const named = ["AUX", "VERB"].includes(next.tag) || next.text === "(" || RELATIVES.has(next.lower);
  return ["ADV", "X", "INTJ", "VERB"].includes(first.tag) && named && /^\p{Lu}\p{Ll}/u.test(first.text);
}

/** `shares spike nearly 50%`, `figures decrease to 50`. */
function isMovement(words: readonly Word[], at: number): boolean {
  const left = words[at - 1];
  const right = words[at + 1];
  if (right === undefined || !NAMING.has(left?.tag) || left?.tag === "PART") return false;
  return leadsToValue(words, at + 1) || (TOWARDS.has(right.lower) && leadsToValue(words, at + 2));
}

const TOWARDS = new Set(["to", "by", "from", "at", "between"]);
const OPENING_NOUNS = new Set<Tag>(["NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"]);

/** `a $5 million fine`, `a fine of`: no adjective where no noun follows. */
function isFineOfMoney(words: readonly Word[], at: number): boolean {
  const left = words[at - 1];
  const right = words[at + 1];
  const afterMoney = left?.tag === "DET" || left?.tag === "NUM" || left?.tag === "NOUN";
  return afterMoney && right?.tag !== "NOUN" && right?.tag !== "ADJ" && right?.tag !== "PROPN";
}

/** Bound words (`up to`, `about`) and then a number. */
function leadsToValue(words: readonly Word[], from: number): boolean {
  let i = from;
  while (i < from + 4 && LEADING.has(words[i]?.lower ?? "")) i += 1;
  return isValue(words, i);
}

const LEADING = new Set(
  "up to about at least more than nearly some over almost around roughly an a further additional estimated".split(" "),
);

function isValue(words: readonly Word[], at: number): boolean {
  const word = words[at];
  return word !== undefined && (word.tag === "NUM" || word.tag === "SYM" || /^[$£€¥]?-?\d/.test(word.text));
}
