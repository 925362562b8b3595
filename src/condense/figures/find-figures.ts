import type { Figure, Span } from "../../article/figure.ts";
import type { Sentence } from "../sentences/sentence.ts";
import { describeFigures } from "./describe-figures.ts";
import type { Description } from "./describe-figures.ts";
import { findQuantities } from "./find-quantities.ts";
import type { MaskReason, Quantity } from "./quantity.ts";
import { findBoundAtEnd } from "./find-bound.ts";
import { makeIsCommon } from "./opening-word.ts";
import { makePlaceCurrency } from "./place-currency.ts";
import { rankFigures } from "./rank-figures.ts";
import type { Rank } from "./rank-figures.ts";

export interface FigureOptions {
  readonly headline: string | null;
  /** What relative times count from. */
  readonly publishedAt: Date | null;
  /** BCP 47; only the primary subtag is read, `und` counts as English. */
  readonly language: string;
}

/** A number of the article that is no figure, for `lede figures --explain`. */
export interface MaskedFigure extends Span {
  readonly text: string;
  readonly reason: MaskReason;
}

export interface FoundFigures {
  /** Every figure in text order. */
  readonly figures: readonly Figure[];
  /** Numbers outside English whose separators read two ways (`1.500`): no figures, the footer says so. */
  readonly ambiguousNumbers: number;
  readonly masked: readonly MaskedFigure[];
}

/**
 * Every figure of an article: its numbers with unit, bound and change, what each measures, when and by whom, and how
 * much a reader needs it. `sentences` are those of `text`; all offsets of the result are UTF-16 into `text`. Pure.
 */
export function findFigures(
  text: string,
  sentences: readonly Sentence[],
  { headline, publishedAt, language }: FigureOptions,
): FoundFigures {
  const primary = language.toLowerCase().split(/[-_]/)[0] || "und";
  const figures: Figure[] = [];
  const masked: MaskedFigure[] = [];
  const placeCurrency = makePlaceCurrency(text, primary);
  const isCommon = makeIsCommon(`${headline ?? ""}\n${text}`);
  for (const [i, sentence] of sentences.entries()) {
    const found = findQuantities(sentence, primary);
    for (const number of found.masked) masked.push(placeMasked(text, sentence, number));
    if (found.quantities.length === 0) continue;
    const context = { previous: sentences[i - 1] ?? null, headline, isCommon, publishedAt, language: primary };
    const descriptions = describeFigures(sentence, found.quantities, context);
    for (const [j, quantity] of found.quantities.entries()) {
      const description = descriptions[j];
      if (description === undefined) continue;
      const figure = makeFigure(
        sentence,
        j === 0 ? withBoundBefore(text, quantity, [sentences[i - 1], sentence]) : quantity,
        description,
      );
      figures.push({ ...figure, unit: placeCurrency(figure.unit, figure.text) });
    }
  }
  const ranks = rankFigures(figures, { headline, text });
  return {
    figures: figures.map((figure, i) => withRank(figure, ranks[i])),
    ambiguousNumbers: masked.filter(({ reason }) => reason === "ambiguous separators").length,
    masked,
  };
}

/** What may part a bound from its number where a text is wrapped: one line break. */
const WRAPPED = /^[ \t]*\r?\n[ \t]*$/;

/** A hard-wrapped text may break between `up to` and its number; a splitter that ends the sentence there parts them. */
function withBoundBefore(
  text: string,
  quantity: Quantity,
  [previous, sentence]: readonly [Sentence | undefined, Sentence],
): Quantity {
  if (previous === undefined || quantity.start > 0 || quantity.bound !== "=") return quantity;
  if (!WRAPPED.test(text.slice(previous.end, sentence.start))) return quantity;
  const found = findBoundAtEnd(previous.text);
  return found === null ? quantity : { ...quantity, bound: found.bound, boundWords: found.words };
}

function placeMasked(
  text: string,
  sentence: Sentence,
  { start, end, reason }: Span & { reason: MaskReason },
): MaskedFigure {
  const span = { start: sentence.start + start, end: sentence.start + end };
  return { ...span, text: text.slice(span.start, span.end), reason };
}

function makeFigure(sentence: Sentence, quantity: Quantity, description: Description): Figure {
  const { start, end, unit, bound, boundWords, change, changeIs } = quantity;
  const fields = {
    start: sentence.start + start,
    end: sentence.start + end,
    text: sentence.text.slice(start, end),
    unit,
    bound,
    boundWords,
    change,
    changeIs,
    measures: description.measures,
    time: description.time,
    saidBy: description.saidBy,
    sentence: { start: sentence.start, end: sentence.end, text: sentence.text },
    salience: 0,
    key: false,
  };
  return quantity.kind === "amount"
    ? { ...fields, kind: "amount", value: quantity.value }
    : { ...fields, kind: quantity.kind, value: quantity.value };
}

function withRank(figure: Figure, rank: Rank | undefined): Figure {
  return rank === undefined ? figure : { ...figure, salience: rank.salience, key: rank.key };
}
