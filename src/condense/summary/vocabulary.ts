import { cue, cuesOf } from "./cue-words.ts";

/** Words further on say nothing new about what the article is about, and a text may be endless. */
const MAX_WORDS = 20_000;

/** So much of one sentence is read, in characters: a wall of text without a full stop is one sentence. */
const MAX_SENTENCE = 8000;

/** A longer run of letters is no word, in characters. */
const MAX_LENGTH = 40;

/** One word of the article, its forms together. Counts are over all sentences that were read. */
export interface Word {
  readonly stem: string;
  readonly cues: number;
  /** How often it occurs, in how many sentences, the first of them, in how many of the first three. */
  count: number;
  sentences: number;
  readonly first: number;
  lead: number;
  lastSeen: number;
  isName: boolean;
  inTitle: boolean;
}

/** The words of a sentence in order, as indices into the vocabulary, and the cues of them together. */
export interface WordLine {
  readonly words: readonly number[];
  readonly cues: number;
  /** Place of the last verb of saying; -1 without one. */
  readonly lastSaying: number;
}

export interface Vocabulary {
  readonly words: readonly Word[];
  readonly lines: readonly WordLine[];
}

/** Reads sentences into words and counts. `title`: null where there is none. One pass, bounded. */
export function readVocabulary(sentences: readonly string[], title: string | null): Vocabulary {
  const words: Word[] = [];
  const ids = new Map<string, number>();
  const stems = new Map<string, number>();
  const lines: WordLine[] = [];
  let total = 0;
  for (const [index, sentence] of sentences.entries()) {
    if (total > MAX_WORDS) break;
    const line = readLine(sentence, { words, ids, stems, index });
    total += line.words.length;
    lines.push(line);
  }
  if (title !== null) markTitle(title, { words, ids, stems });
  return { words, lines };
}

interface Reading {
  readonly words: Word[];
  /** Every form met so far → its word. */
  readonly ids: Map<string, number>;
  /** Every stem → its word. */
  readonly stems: Map<string, number>;
  readonly index: number;
}

function readLine(sentence: string, reading: Reading): WordLine {
  const { words, index } = reading;
  const line: number[] = [];
  let cues = 0;
  let lastSaying = -1;
  scanForms(sentence.slice(0, MAX_SENTENCE), (form, isCapital) => {
    const id = idOf(form, reading);
    const word = words[id];
    if (word === undefined) return;
    word.count++;
    if (word.lastSeen !== index) {
      word.lastSeen = index;
      word.sentences++;
      if (index < 3) word.lead++;
    }
    if (isCapital && line.length > 0) word.isName = true;
    cues |= word.cues;
    if ((word.cues & cue.saying) !== 0) lastSaying = line.length;
    line.push(id);
  });
  return { words: line, cues, lastSaying };
}

function idOf(form: string, { words, ids, stems, index }: Reading): number {
  const known = ids.get(form);
  if (known !== undefined) return known;
  const cues = cuesOf.get(form) ?? 0;
  const stem = cues === 0 ? stemOf(form) : form;
  let id = stems.get(stem);
  if (id === undefined) {
    id = words.length;
    words.push({
      stem,
      cues,
      count: 0,
      sentences: 0,
      first: index,
      lead: 0,
      lastSeen: -1,
      isName: false,
      inTitle: false,
    });
    stems.set(stem, id);
  }
  ids.set(form, id);
  return id;
}

/** The forms of a text in order, lower case. */
export function readForms(text: string): readonly string[] {
  const forms: string[] = [];
  scanForms(text, (form) => forms.push(form));
  return forms;
}

/** Runs of letters and digits, as ROUGE reads a text; `visit` is told each in lower case and whether it had a capital. */
function scanForms(text: string, visit: (form: string, isCapital: boolean) => void): void {
  const lower = text.toLowerCase();
  // Lower case can be longer than the original (`İ`): then capitals are not told.
  const original = lower.length === text.length ? text : lower;
  for (let at = 0; at < lower.length;) {
    if (!isWordCode(lower.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    while (at < lower.length && isWordCode(lower.charCodeAt(at))) at++;
    const form = lower.slice(start, Math.min(at, start + MAX_LENGTH));
    visit(form, original.charCodeAt(start) !== lower.charCodeAt(start));
  }
}

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code >= 0xc0 && (code < 0x2000 || code > 0x2bff);
}

function markTitle(title: string, { words, ids, stems }: Omit<Reading, "index">): void {
  for (const form of readForms(title.slice(0, 400))) {
    const word = words[ids.get(form) ?? stems.get(stemOf(form)) ?? -1];
    if (word !== undefined) word.inTitle = true;
  }
}

/** A light stem: plurals, `-ed`, `-ing` and a final `e` go. Only equality of stems counts. */
export function stemOf(form: string): string {
  let stem = withoutPlural(form);
  if (stem.length > 5 && stem.endsWith("ing")) stem = stem.slice(0, -3);
  else if (stem.length > 4 && stem.endsWith("ed")) stem = stem.slice(0, -2);
  const last = stem.at(-1) ?? "";
  if (stem.length > 4 && last === stem.at(-2) && !STAYS_DOUBLE.has(last)) stem = stem.slice(0, -1);
  if (stem.length > 4 && stem.endsWith("e")) stem = stem.slice(0, -1);
  return stem;
}

const STAYS_DOUBLE = new Set("aeiouls");
/** What stands before a final `s` that is no plural's: `bus`, `this`, `glass`. */
const NO_PLURAL = new Set("siu");

function withoutPlural(form: string): string {
  if (form.length < 4 || !form.endsWith("s")) return form;
  if (form.length > 4 && form.endsWith("ies")) return `${form.slice(0, -3)}y`;
  if (form.length > 4 && form.endsWith("sses")) return form.slice(0, -2);
  return NO_PLURAL.has(form.at(-2) ?? "") ? form : form.slice(0, -1);
}
