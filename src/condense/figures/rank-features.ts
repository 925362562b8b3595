import type { Amount, Move, Range } from "../../article/figure.ts";
import { DEATH, FIRST_TIME, HARM, MONEY_WORDS, PEOPLE, SIZE_UNITS, stem, TIME_UNITS, VOTE } from "./rank-words.ts";

type RankedFields = "kind" | "value" | "unit" | "bound" | "change" | "measures" | "start" | "end" | "text" | "sentence";
/** What ranking reads of a figure. */
export type Rankable = Pick<Amount, RankedFields> | Pick<Range, RankedFields> | Pick<Move, RankedFields>;

export interface RankContext {
  /** The article's headline, or null where it has none. */
  readonly headline: string | null;
  readonly text: string;
}

/** One row of named values for each figure, roughly between 0 and 1. */
export type Features = Readonly<Record<string, number>>;

interface ArticleView {
  readonly text: string;
  readonly headline: ReadonlySet<string>;
  readonly headlineText: string;
  readonly lead: ReadonlySet<string>;
  readonly values: readonly number[];
  readonly firstSentence: number;
  readonly sentenceStarts: readonly number[];
  readonly figures: readonly Rankable[];
  /** How often each stem occurs in the article. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The features of every figure of an article, in the order given. */
export function rankFeatures(figures: readonly Rankable[], { headline, text }: RankContext): readonly Features[] {
  const starts = [...new Set(figures.map((figure) => figure.sentence.start))].toSorted((a, b) => a - b);
  const leadEnd = /[.!?]["”’]?\s/.exec(text)?.index ?? text.length;
  const view: ArticleView = {
    text,
    headline: new Set(contentStems(headline ?? "")),
    headlineText: headline ?? "",
    lead: new Set(contentStems(text.slice(0, Math.max(leadEnd, 80)))),
    values: figures.map(size),
    firstSentence: Math.max(leadEnd, 1),
    sentenceStarts: starts,
    figures,
    counts: countStems(text),
  };
  return figures.map((figure, i) => ({
    ...place(figure, i, view),
    ...kindOf(figure, view),
    ...around(figure, view),
    ...inHeadline(figure, view),
  }));
}

function countStems(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of contentStems(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The larger end of a range or a move. */
function size({ value }: Rankable): number {
  return typeof value === "number" ? Math.abs(value) : Math.max(...value.map(Math.abs));
}

function place(
  figure: Rankable,
  index: number,
  { text, sentenceStarts, firstSentence, figures }: ArticleView,
): Features {
  const before = text.slice(Math.max(0, figure.start - 1), figure.start);
  const inSentence = figures.filter((other) => other.sentence.start === figure.sentence.start);
  return {
    firstFigure: flag(index === 0),
    secondFigure: flag(index === 1),
    thirdFigure: flag(index === 2),
    order: 1 / (1 + index),
    early: 1 - figure.start / Math.max(1, text.length),
    lead: flag(figure.start <= firstSentence),
    nearStart: flag(figure.start < 300),
    figureSentence: 1 / (1 + sentenceStarts.indexOf(figure.sentence.start)),
    firstOfSentence: flag(inSentence[0] === figure),
    aloneInSentence: flag(inSentence.length === 1),
    crowd: Math.min(1, (inSentence.length - 1) / 5),
    bracketed: flag(before === "(" || openBracket(text, figure)),
    quoted: flag(insideQuote(figure)),
    onlyFigure: flag(figures.length === 1),
  };
}

function openBracket(text: string, { start, sentence }: Rankable): boolean {
  const before = text.slice(sentence.start, start);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

function insideQuote({ start, sentence }: Rankable): boolean {
  const before = sentence.text.slice(0, start - sentence.start);
  return before.lastIndexOf("“") > before.lastIndexOf("”") || (before.split('"').length - 1) % 2 === 1;
}

const CURRENCY = /^[A-Z]{3}(?: per .*)?$/;

function kindOf(figure: Rankable, { values, figures }: ArticleView): Features {
  const unit = figure.unit ?? "";
  const unitStems = unit.toLowerCase().split(" ").map(stem);
  const money = CURRENCY.test(unit);
  const amount = size(figure);
  const peers = figures.filter((other) => kindKey(other) === kindKey(figure)).map(size);
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
    largest: flag(amount === Math.max(...values)),
    largestOfKind: flag(peers.length > 1 && amount === Math.max(...peers)),
    repeated: flag(values.filter((value) => value === amount).length > 1),
    bound: flag(figure.bound !== "="),
    change: flag(figure.change !== null),
    range: flag(figure.kind !== "amount"),
  };
}

function kindKey({ unit }: Rankable): string {
  return unit === null ? "" : CURRENCY.test(unit) ? "money" : unit;
}

function around(figure: Rankable, { text, lead, counts }: ArticleView): Features {
  const near = nearStems(text, figure);
  const sentence = contentStems(figure.sentence.text);
  const label = contentStems(`${figure.measures} ${figure.unit ?? ""}`);
  return {
    deathNear: has(near, DEATH),
    deathSentence: has(sentence, DEATH),
    harmNear: has(near, HARM),
    moneyNear: has(near, MONEY_WORDS),
    recordNear: has(near, FIRST_TIME),
    voteNear: has(near, VOTE),
    peopleNear: has(near, PEOPLE),
    leadLabel: share(label, lead),
    leadNear: share(near, lead),
    common: label.length === 0 ? 0 : Math.min(1, Math.max(...label.map((word) => counts.get(word) ?? 0)) / 8),
    labelWords: Math.min(1, label.length / 6),
  };
}

function inHeadline(figure: Rankable, { headline, headlineText, text }: ArticleView): Features {
  if (headline.size === 0) return {};
  const unit = contentStems(figure.unit ?? "");
  const label = contentStems(figure.measures);
  const near = nearStems(text, figure);
  const sentence = new Set(contentStems(figure.sentence.text));
  const covered = [...headline].filter((word) => sentence.has(word)).length;
  return {
    headlineUnit: flag(unit.some((word) => headline.has(word))),
    headlineLabel: share(label, headline),
    headlineLabelAny: flag(label.some((word) => headline.has(word))),
    headlineNear: share(near, headline),
    headlineNearAny: flag(near.some((word) => headline.has(word))),
    headlineNearTwo: flag(near.filter((word) => headline.has(word)).length >= 2),
    headlineSentence: covered / headline.size,
    headlineValue: flag(headlineNumbers(headlineText).includes(size(figure))),
    headlineMoney: flag(/[$£€¥]/.test(headlineText) && CURRENCY.test(figure.unit ?? "")),
    headlinePercent: flag(headlineText.includes("%") && figure.unit === "%"),
  };
}

/** Numbers as they stand in the headline; multipliers only as letters or words behind (`$2B`, `3 million`). */
function headlineNumbers(headline: string): readonly number[] {
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

function contentStems(text: string): readonly string[] {
  const words = text.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return words.filter((word) => !STOP.has(word)).map(stem);
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
