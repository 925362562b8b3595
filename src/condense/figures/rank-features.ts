import type { Amount, Move, Range } from "../../article/figure.ts";
import { AROUND, AT_HEAD, FEATURES, HEADLINE, HEADS, KIND, PLACE } from "./rank-feature-names.ts";
import { DEATH, FIRST_TIME, HARM, MONEY_WORDS, PEOPLE, SIZE_UNITS, stem, TIME_UNITS, VOTE } from "./rank-words.ts";

type RankedFields = "kind" | "value" | "unit" | "bound" | "change" | "measures" | "start" | "end" | "text" | "sentence";
/** What ranking reads of a figure. */
export type Rankable = Pick<Amount, RankedFields> | Pick<Range, RankedFields> | Pick<Move, RankedFields>;

export interface RankContext {
  /** The article's headline, or null where it has none. */
  readonly headline: string | null;
  readonly text: string;
}

/** A value, roughly between 0 and 1, for each of `FEATURES`. */
export type Features = Float64Array;

type Named<Name extends string> = Readonly<Record<Name, number>>;

/** What all figures of one article share, computed once. */
interface ArticleView {
  readonly text: string;
  readonly headline: ReadonlySet<string>;
  readonly headlineText: string;
  readonly headlineNumbers: readonly number[];
  readonly lead: ReadonlySet<string>;
  readonly leadEnd: number;
  readonly sentences: ReadonlyMap<number, SentenceView>;
  /** How many figures have this size. */
  readonly sizes: ReadonlyMap<number, number>;
  readonly largest: number;
  readonly kinds: ReadonlyMap<string, { readonly count: number; readonly largest: number }>;
  readonly count: number;
}

interface SentenceView {
  /** Which of the sentences with a figure, from 0. */
  readonly order: number;
  readonly first: Rankable;
  readonly count: number;
  readonly tellsOfDeath: number;
  /** The part of the headline's words that the sentence has. */
  readonly headlineShare: number;
}

/** The features of every figure of an article, in the order given: text order. Linear in text and figures. */
export function rankFeatures(figures: readonly Rankable[], context: RankContext): readonly Features[] {
  const view = viewArticle(figures, context);
  return figures.map((figure, i) => {
    const row = new Float64Array(FEATURES.length);
    const words = {
      near: nearStems(view.text, figure),
      label: contentStems(`${figure.measures} ${figure.unit ?? ""}`),
      unit: contentStems(figure.unit ?? ""),
    };
    put(row, PLACE, place(figure, i, view));
    put(row, KIND, kindOf(figure, view));
    put(row, AROUND, around(figure, words, view));
    if (view.headline.size > 0) put(row, HEADLINE, inHeadline(figure, words, view));
    else putAtHead(row);
    return row;
  });
}

const PLACES: ReadonlyMap<string, number> = new Map(FEATURES.map((name, at) => [name, at]));

function placeOf(name: string): number {
  return PLACES.get(name) ?? 0;
}

/** The names of a group stand in a row in their own order. */
function put<Name extends string>(row: Features, names: readonly Name[], values: Named<Name>): void {
  let at = placeOf(names[0] ?? "");
  for (const name of names) row[at++] = values[name];
}

const HEAD_PLACES = HEADS.map(placeOf);
const AT_HEAD_PLACES = AT_HEAD.map(placeOf);
const AT_HEAD_FROM = FEATURES.length - AT_HEAD.length * HEADS.length;

function putAtHead(row: Features): void {
  let at = AT_HEAD_FROM;
  for (const what of AT_HEAD_PLACES) for (const head of HEAD_PLACES) row[at++] = (row[what] ?? 0) * (row[head] ?? 0);
}

function viewArticle(figures: readonly Rankable[], { headline, text }: RankContext): ArticleView {
  const leadEnd = Math.max(/[.!?]["”’]?\s/.exec(text.slice(0, 1000))?.index ?? Math.min(text.length, 1000), 80);
  const sizes = new Map<number, number>();
  const kinds = new Map<string, { count: number; largest: number }>();
  let largest = 0;
  for (const figure of figures) {
    const amount = size(figure);
    largest = Math.max(largest, amount);
    sizes.set(amount, (sizes.get(amount) ?? 0) + 1);
    const kind = kinds.get(kindKey(figure)) ?? { count: 0, largest: 0 };
    kinds.set(kindKey(figure), { count: kind.count + 1, largest: Math.max(kind.largest, amount) });
  }
  const headlineStems = new Set(contentStems(headline ?? ""));
  return {
    text,
    headline: headlineStems,
    headlineText: headline ?? "",
    headlineNumbers: parseHeadlineNumbers(headline ?? ""),
    lead: new Set(contentStems(text.slice(0, leadEnd))),
    leadEnd,
    sentences: viewSentences(figures, headlineStems),
    sizes,
    largest,
    kinds,
    count: figures.length,
  };
}

function viewSentences(figures: readonly Rankable[], headline: ReadonlySet<string>): ReadonlyMap<number, SentenceView> {
  const views = new Map<number, SentenceView>();
  for (const figure of figures) {
    const known = views.get(figure.sentence.start);
    const view = known ?? viewSentence(figure, { order: views.size, headline });
    views.set(figure.sentence.start, known === undefined ? view : { ...known, count: known.count + 1 });
  }
  return views;
}

function viewSentence(
  first: Rankable,
  { order, headline }: { readonly order: number; readonly headline: ReadonlySet<string> },
): SentenceView {
  const stems = contentStems(first.sentence.text);
  const own = new Set(headline.size === 0 ? [] : stems);
  const covered = [...headline].filter((word) => own.has(word)).length;
  return {
    order,
    first,
    count: 1,
    tellsOfDeath: has(stems, DEATH),
    headlineShare: covered / Math.max(1, headline.size),
  };
}

/** The larger end of a range or a move. */
function size({ value }: Rankable): number {
  return typeof value === "number" ? Math.abs(value) : Math.max(...value.map(Math.abs));
}

function place(
  figure: Rankable,
  index: number,
  { text, sentences, leadEnd, count }: ArticleView,
): Named<(typeof PLACE)[number]> {
  const sentence = sentences.get(figure.sentence.start);
  return {
    firstFigure: flag(index === 0),
    secondFigure: flag(index === 1),
    thirdFigure: flag(index === 2),
    order: 1 / (1 + index),
    early: 1 - figure.start / Math.max(1, text.length),
    lead: flag(figure.start <= leadEnd),
    nearStart: flag(figure.start < 300),
    figureSentence: 1 / (1 + (sentence?.order ?? 0)),
    firstOfSentence: flag(sentence?.first === figure),
    aloneInSentence: flag(sentence?.count === 1),
    crowd: Math.min(1, ((sentence?.count ?? 1) - 1) / 5),
    bracketed: flag(openBracket(figure)),
    quoted: flag(insideQuote(figure)),
    onlyFigure: flag(count === 1),
  };
}

function openBracket({ start, sentence }: Rankable): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

function insideQuote({ start, sentence }: Rankable): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return before.lastIndexOf("“") > before.lastIndexOf("”") || (before.split('"').length - 1) % 2 === 1;
}

const CURRENCY = /^[A-Z]{3}(?: per .*)?$/;

function kindOf(figure: Rankable, { sizes, largest, kinds }: ArticleView): Named<(typeof KIND)[number]> {
  const unit = figure.unit ?? "";
  const unitStems = unit.toLowerCase().split(" ").map(stem);
  const money = CURRENCY.test(unit);
  const amount = size(figure);
  const peers = kinds.get(kindKey(figure));
  return {
    money: flag(money),
    percent: flag(unit === "%"),
    noUnit: flag(figure.unit === null),
    people: flag(unitStems.some((word) => PEOPLE.has(word))),
    time: flag(unitStems.some((word) => TIME_UNITS.has(word)) && !money),
    age: flag(/\bold\b|\bage\b/.test(unit) || /\bold\b/.test(figure.text)),
    length: flag(unitStems.some((word) => SIZE_UNITS.has(word))),
    rate: flag(unit.includes(" per ")),
    one: flag(amount <= 1),
    two: flag(amount === 2),
    small: flag(amount > 2 && amount < 10),
    digits: flag(/\d/.test(figure.text)),
    magnitude: Math.min(1, Math.log10(1 + amount) / 10),
    largest: flag(amount === largest),
    largestOfKind: flag(peers !== undefined && peers.count > 1 && amount === peers.largest),
    repeated: flag((sizes.get(amount) ?? 0) > 1),
    bound: flag(figure.bound !== "="),
    change: flag(figure.change !== null),
    range: flag(figure.kind !== "amount"),
  };
}

function kindKey({ unit }: Rankable): string {
  return unit === null ? "" : CURRENCY.test(unit) ? "money" : unit;
}

/** Stems of the words around a figure, of its label with its unit, and of its unit. */
interface OwnWords {
  readonly near: readonly string[];
  readonly label: readonly string[];
  readonly unit: readonly string[];
}

/** What stands right before or behind (characters). */
const BESIDE = 25;

function around(
  figure: Rankable,
  { near, label, unit }: OwnWords,
  { lead, sentences }: ArticleView,
): Named<(typeof AROUND)[number]> {
  const behind = figure.sentence.text.slice(figure.end - figure.sentence.start);
  const before = figure.sentence.text.slice(0, figure.start - figure.sentence.start).slice(-BESIDE);
  const isTime = has(unit, TIME_UNITS) > 0;
  return {
    deathNear: has(near, DEATH),
    deathBeside: has(contentStems(behind.slice(0, BESIDE)), DEATH),
    lasting: flag(
      isTime && /\b(?:for|in|over|after|within|past|last|every|next)\s*(?:about|nearly|the)?\s*$/i.test(before),
    ),
    ago: flag(isTime && /^\s*(?:ago|later|earlier|before|after)\b/i.test(behind)),
    opensSentence: flag(figure.start - figure.sentence.start < 15),
    ofThem: flag(/^\s*of\b/.test(behind)),
    deathSentence: sentences.get(figure.sentence.start)?.tellsOfDeath ?? 0,
    harmNear: has(near, HARM),
    moneyNear: has(near, MONEY_WORDS),
    recordNear: has(near, FIRST_TIME),
    voteNear: has(near, VOTE),
    peopleNear: has(near, PEOPLE),
    leadLabel: share(label, lead),
    leadNear: share(near, lead),
    labelWords: Math.min(1, label.length / 6),
  };
}

function inHeadline(
  figure: Rankable,
  { near, label, unit }: OwnWords,
  view: ArticleView,
): Named<(typeof HEADLINE)[number]> {
  const { headline, headlineText, sentences } = view;
  return {
    headlineUnit: has(unit, headline),
    headlineLabel: share(label, headline),
    headlineLabelAny: has(label, headline),
    headlineNear: share(near, headline),
    headlineNearAny: has(near, headline),
    headlineNearTwo: flag(near.filter((word) => headline.has(word)).length >= 2),
    headlineSentence: sentences.get(figure.sentence.start)?.headlineShare ?? 0,
    headlineValue: flag(view.headlineNumbers.includes(size(figure))),
    headlineMoney: flag(/[$£€¥]/.test(headlineText) && CURRENCY.test(figure.unit ?? "")),
    headlinePercent: flag(headlineText.includes("%") && figure.unit === "%"),
  };
}

/** Numbers as they stand in the headline; multipliers only as letters or words behind (`$2B`, `3 million`). */
function parseHeadlineNumbers(headline: string): readonly number[] {
  const found: number[] = [];
  for (const match of headline.matchAll(
    /(\d[\d,]*(?:\.\d+)?)(?:\s?(K|M|B|T|bn|m|thousand|million|billion|trillion)\b)?/g,
  )) {
    const value = Number((match[1] ?? "").replaceAll(",", ""));
    found.push(value, value * (MULTIPLIERS[match[2]?.toLowerCase() ?? ""] ?? 1));
  }
  return found;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  trillion: 1e12,
};

/** Stems of the words around a figure, its own included (characters). */
const NEAR = 45;
function nearStems(text: string, { start, end, sentence }: Rankable): readonly string[] {
  const from = Math.max(sentence.start, start - NEAR);
  const to = Math.min(sentence.end, end + NEAR);
  return contentStems(text.slice(from, to));
}

const STOP = new Set(
  "the a an of in on at to for from with by and or but as is are was were be been has have had it its this that these those he she they his her their after over not no who which will would could than more about into up out says say said".split(
    " ",
  ),
);

/** Plain English letters are matched four times as fast as all letters there are. */
const PLAIN_WORDS = /[a-z][a-z'-]*/g;
const ANY_WORDS = /\p{L}[\p{L}'’-]*/gu;
const PLAIN = /^[\t\n\r -~]*$/;

function contentStems(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const stems: string[] = [];
  for (const word of lower.match(PLAIN.test(lower) ? PLAIN_WORDS : ANY_WORDS) ?? []) {
    if (!STOP.has(word)) stems.push(stem(word));
  }
  return stems;
}

function has(words: readonly string[], family: ReadonlySet<string>): number {
  return flag(words.some((word) => family.has(word)));
}

function share(words: readonly string[], of: ReadonlySet<string>): number {
  const own = new Set(words);
  return own.size === 0 ? 0 : [...own].filter((word) => of.has(word)).length / own.size;
}

function flag(yes: boolean): number {
  return yes ? 1 : 0;
}
