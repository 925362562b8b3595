import type { Sentence } from "../sentences/sentence.ts";
import { carryUnits } from "./carry-units.ts";
import { currencyAfter } from "./currencies.ts";
import type { Draft } from "./draft.ts";
import { findBound } from "./find-bound.ts";
import { findChange } from "./find-change.ts";
import { findCountedNoun } from "./find-counted-noun.ts";
import type { CountedNoun } from "./find-counted-noun.ts";
import { findIdentifiers } from "./find-identifiers.ts";
import { findNumbers } from "./find-numbers.ts";
import type { NumberOptions } from "./find-numbers.ts";
import type { NumberMention } from "./number-mention.ts";
import { findPeriodBehindStuff, findRate } from "./find-rate.ts";
import { findUnit } from "./find-unit.ts";
import type { UnitMention } from "./find-unit.ts";
import { foreignScales } from "./foreign-scales.ts";
import { isAge } from "./is-age.ts";
import { isSpeed } from "./is-speed.ts";
import { joinCompounds } from "./join-compounds.ts";
import { joinRanges } from "./join-ranges.ts";
import { maskNumber } from "./mask-number.ts";
import type { MaskedNumber, Quantity, UnitKind } from "./quantity.ts";
import { withSign } from "./with-sign.ts";
import { shareMarks } from "./share-marks.ts";
import { readTokens } from "./read-tokens.ts";
import type { Token } from "./read-tokens.ts";
import { DOUBTFUL_SEPARATORS, ENGLISH_SEPARATORS, separatorsOf } from "./scan-digits.ts";

/** What a sentence's numbers came to. Offsets are into the sentence's text. */
export interface FoundQuantities {
  readonly quantities: readonly Quantity[];
  readonly masked: readonly MaskedNumber[];
}

const NOTHING: FoundQuantities = { quantities: [], masked: [] };
/** Longer strings without an end are no sentences but tables: the rest of one is not read (characters). */
const LONGEST_SENTENCE = 2000;
/** A cheap look before anything else: most sentences have no number at all. */
const MAY_HAVE_NUMBER =
  /[\d¼-¾⅐-⅞]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fif|hundred|thousand|million|billion|trillion|dozen|half|third|quarter|twen|for?ty|eighty|tens|scores of|lakh|crore|zero|one|fold\b|doubled|trebled|tripled|halved|quadrupled)/i;

/** Every quantity of a sentence, and every number that is none with the reason. Pure; linear in the text's length. */
export function findQuantities(sentence: Pick<Sentence, "text">, language = "en"): FoundQuantities {
  const text = readable(sentence.text);
  if (!MAY_HAVE_NUMBER.test(text)) return NOTHING;
  const words = isEnglish(language);
  const tokens = readTokens(text);
  const numbers = findNumbers(text, tokens, numberOptions(language, words));
  if (numbers.length === 0) return NOTHING;
  const candidates = numbers.map((number) => {
    const unit = findUnit(text, tokens, { number, words });
    const noun = unit === null && words ? findCountedNoun(tokens, number) : null;
    return { number, unit, noun, counts: noun !== null };
  });
  const identifiers = findIdentifiers(text);
  const view = {
    text,
    tokens,
    candidates,
    identifiers,
    readsWords: words,
    knowsScales: words || foreignScales(language) !== null,
  };
  const masked: MaskedNumber[] = [];
  const drafts: Draft[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const reason = maskNumber(candidate, view, i);
    if (reason !== null) masked.push({ start: candidate.number.start, end: candidate.number.end, reason });
    else drafts.push(withSign(text, tokens, withAge(text, tokens, makeDraft(tokens, candidate))));
  }
  const ranges = joinRanges(tokens, joinCompounds(tokens, dropOverlaps(tokens, drafts))).filter(
    (draft) => !isBareOne(draft),
  );
  const carried = carryUnits(tokens, ranges);
  // Elsewhere the noun behind a number is not read: a number without a unit would stand under a label of chance.
  const joined = words ? carried : carried.filter(({ unit }) => unit !== null);
  if (!words)
    for (const { unit, first, last } of carried)
      if (unit === null) masked.push({ start: first.start, end: last.end, reason: "unread words" });
  return {
    quantities: shareMarks(
      tokens,
      joined.map((draft, i) => makeQuantity(text, tokens, { draft, floor: floorOf(joined, i) })),
      joined,
    ),
    masked: masked.toSorted((a, b) => a.start - b.start),
  };
}

/** No word and no number is longer (characters). */
const LONGEST_WORD = 500;

/**
 * Cut between two words: half a number would be a wrong one. Runs without a space that no person wrote are blanked,
 * so that the offsets stay, and what follows them is read.
 */
function readable(text: string): string {
  if (text.length <= LONGEST_SENTENCE) return text;
  const words = text.replace(/\S+/g, (run) => (run.length > LONGEST_WORD ? " ".repeat(run.length) : run));
  const start = words.search(/\S/);
  const end = start + LONGEST_SENTENCE;
  if (start < 0 || words.length <= end) return words;
  const cut = words.slice(start, end).search(/\s\S*$/);
  return cut < 0 ? "" : words.slice(0, start + cut);
}

function numberOptions(language: string, words: boolean): NumberOptions {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? "";
  if (words) return { words, separators: primary === "en" ? ENGLISH_SEPARATORS : DOUBTFUL_SEPARATORS, scales: null };
  return { words, separators: separatorsOf(primary), scales: foreignScales(primary) };
}

/** `und` (not known) is read as English: most of what Lede reads is. */
export function isEnglish(language: string): boolean {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? "";
  return primary === "en" || primary === "und" || primary === "";
}

interface Candidate {
  readonly number: NumberMention;
  readonly unit: UnitMention | null;
  readonly noun: CountedNoun | null;
  readonly counts: boolean;
}

/** `one` without a unit of measure is an article or a pronoun more often than a number. */
function isBareOne({ first, high, value, unitKind }: Draft): boolean {
  if (high !== null || first.form !== "words" || value !== 1) return false;
  return unitKind === null || unitKind === "time" || unitKind === "counted";
}

function makeDraft(tokens: readonly Token[], { number, unit, noun }: Candidate): Draft {
  const unitTo = unit?.to ?? noun?.to ?? number.to;
  const behind = unit?.kind === "share" ? null : findRate(tokens, unitTo);
  const speed = behind !== null && isSpeed(unit?.unit ?? "", behind.per) ? behind : null;
  const to = speed?.to ?? unitTo;
  const rate = speed === null ? behind : null;
  const named = unit?.unit ?? noun?.unit ?? null;
  // `6.4 per 1,000 patients` names no unit but its rate.
  const isBareRate = named === null && rate !== null && /^\d/.test(rate.per);
  return {
    kind: number.high === null ? "amount" : "range",
    value: number.value * (unit?.scale ?? 1),
    high: number.high,
    unit: isBareRate ? `per ${rate.per}` : named,
    unitKind: isBareRate ? "measure" : (unit?.kind ?? (noun === null ? null : "counted")),
    from: unit?.from ?? number.from,
    to,
    first: number,
    last: number,
    rate,
    per: isBareRate ? null : (behind?.per ?? behindStuff(tokens, to, unit?.kind ?? "counted")),
    opener: null,
  };
}

function behindStuff(tokens: readonly Token[], at: number, kind: UnitKind): string | null {
  return kind === "share" || kind === "time" || kind === "age" ? null : findPeriodBehindStuff(tokens, at);
}

function withAge(text: string, tokens: readonly Token[], draft: Draft): Draft {
  return draft.unit === null && isAge(text, tokens, draft.first)
    ? { ...draft, unit: "year of age", unitKind: "age" }
    : draft;
}

/** Two readings of the same characters: the first one stays. */
function dropOverlaps(tokens: readonly Token[], drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const last = kept.at(-1);
    if (last === undefined || draft.from >= endOf(last)) kept.push(draft);
    else if (draft.first.from >= endOf(last)) kept.push(withoutSignBefore(tokens, draft));
    else if (last.unitKind === "counted" && last.rate === null)
      kept[kept.length - 1] = { ...last, to: Math.max(last.last.to, draft.from) };
  }
  return kept;
}

/** `10 $ 30 $`, `10 RMB 20 USD`: what stands before belongs to the amount before, and what stands behind is its own. */
function withoutSignBefore(tokens: readonly Token[], draft: Draft): Draft {
  const from = draft.first.from;
  const own = currencyAfter(tokens, draft.to);
  return own === null ? { ...draft, from } : { ...draft, from, to: own.to, unit: own.code };
}

/** The token behind a quantity with its rate: the `2` of `J/m^2` is no number of its own. */
function endOf(draft: Draft): number {
  return draft.rate?.to ?? draft.to;
}

interface Assembly {
  readonly draft: Draft;
  readonly floor: number;
}

/** Where the clause of a quantity may begin at the earliest: behind the one before, durations skipped. */
function floorOf(drafts: readonly Draft[], at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) {
    const draft = drafts[i];
    if (draft !== undefined && draft.unitKind !== "time") return draft.rate?.to ?? draft.to;
  }
  return 0;
}

function makeQuantity(text: string, tokens: readonly Token[], { draft, floor }: Assembly): Quantity {
  const place = {
    from: draft.from,
    to: draft.to,
    kind: draft.unitKind,
    unit: draft.unit,
    numberTo: draft.last.to,
    isSmallWord: draft.first.form === "words" && draft.value <= 10,
  };
  const bound = findBound(text, tokens, { ...place, to: draft.rate?.to ?? draft.to });
  const change =
    draft.kind === "move"
      ? moveChange(draft)
      : isVerb(draft)
        ? verbChange(tokens, draft)
        : findChange(tokens, { ...place, from: bound.from, floor });
  const start = tokens[draft.from]?.start ?? 0;
  const fields = {
    start,
    end: tokens[draft.to - 1]?.end ?? start,
    unit: unitWithRate(draft),
    unitKind: draft.unitKind,
    number: { start: draft.value < 0 ? start : draft.first.start, end: draft.last.end },
    bound: bound.bound,
    boundWords: bound.words,
    boundSpan: bound.span,
    rateSpan:
      draft.rate === null ? null : { start: tokens[draft.to]?.start ?? 0, end: tokens[draft.rate.to - 1]?.end ?? 0 },
    ...change,
  };
  const { value } = draft;
  if (draft.high === null) return { ...fields, kind: "amount", value };
  return { ...fields, kind: draft.kind === "move" ? "move" : "range", value: [value, draft.high] };
}

function moveChange({ value, high }: Draft): Pick<Quantity, "change" | "changeIs"> {
  return { change: (high ?? value) > value ? "up" : "down", changeIs: "to" };
}

function isVerb({ first }: Draft): boolean {
  return first.form === "factor" && first.high === null && first.to - first.from === 1 && first.value < 5;
}

/** `doubled` and `halved` say the way themselves; `threefold` leaves it to its verb. */
function verbChange(tokens: readonly Token[], { from, value }: Draft): Pick<Quantity, "change" | "changeIs"> {
  const isPast = tokens[from]?.lower.endsWith("ed") === true;
  return isPast ? { change: value < 1 ? "down" : "up", changeIs: "by" } : { change: null, changeIs: null };
}

function unitWithRate({ unit, per }: Draft): string | null {
  return unit === null || per === null ? unit : `${unit} per ${per}`;
}
