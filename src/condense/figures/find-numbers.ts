import { isMoneyMark } from "./currencies.ts";
import { finish } from "./number-mention.ts";
import type { NumberCore, NumberMention } from "./number-mention.ts";
import { LETTER_SCALES, SCALES, SHORT_SCALES, VULGAR_FRACTIONS } from "./number-words.ts";
import type { Token } from "./read-tokens.ts";
import { scanDigits } from "./scan-digits.ts";
import type { ScannedDigits, Separators } from "./scan-digits.ts";
import { isHyphen, oddsAt, scanWords } from "./scan-words.ts";
import { opensCountedThing } from "./word-shapes.ts";

export interface NumberOptions {
  readonly separators: Separators;
  /** Number words are read in English only. */
  readonly words: boolean;
  /** Elsewhere, the multipliers behind digits; null where they are not known. */
  readonly scales: ReadonlyMap<string, number> | null;
}

/** Every number of a sentence in order, masked ones too. Linear: no token is read more than a handful of times. */
export function findNumbers(text: string, tokens: readonly Token[], options: NumberOptions): readonly NumberMention[] {
  const found: NumberMention[] = [];
  let i = 0;
  while (i < tokens.length) {
    const number = numberAt(text, { tokens, at: i, options });
    if (number === null) i += 1;
    else {
      found.push(number);
      i = Math.max(number.to, i + 1);
    }
  }
  return found;
}

interface Place {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly options: NumberOptions;
}

function numberAt(text: string, place: Place): NumberMention | null {
  const token = place.tokens[place.at];
  if (token === undefined) return null;
  if (token.kind === "digits")
    return (place.options.words ? oddsAt(place.tokens, place.at) : null) ?? digitsAt(text, place);
  if (isLeadingPoint(text, place)) return digitsAt(text, place);
  if (token.kind === "mark") return vulgarAt(place);
  return place.options.words ? scanWords(place.tokens, place.at) : null;
}

/** `.001` after a space or a bracket. */
function isLeadingPoint(text: string, { tokens, at }: Place): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.text !== "." || next?.kind !== "digits" || next.spaced) return false;
  return token.spaced || /[([$£€]/.test(text[token.start - 1] ?? "");
}

function digitsAt(text: string, { tokens, at, options }: Place): NumberMention | null {
  const first = tokens[at];
  if (first === undefined) return null;
  const leading = first.text === ".";
  const from = leading ? at + 1 : at;
  const scanned = withPower(text, withExponent(text, scanDigits(text, tokens[from]?.start ?? 0, options.separators)));
  const to = tokenAfter(tokens, from, scanned.end);
  const value = leading ? Number(`0.${text.slice(first.end, scanned.end)}`) : scanned.value;
  const digits: NumberCore = {
    form: "digits",
    from: at,
    to,
    value,
    plain: scanned.plain && !leading,
    shape: scanned.shape,
  };
  if (!Number.isFinite(value)) return finish(tokens, { ...digits, shape: "dotted", form: "digits" });
  const fraction = fractionBehind(text, tokens, digits);
  if (fraction !== null) return scaled(tokens, { ...fraction, plain: false, shape: "number" }, options);
  return scaled(tokens, digits, options);
}

const EXPONENT =
  /[eE]([-−+]?\d{1,2})(?![\p{L}\d])|\s?[×x]\s?10(?:\^|\s?(?=[-−⁻⁰¹²³⁴-⁹]))([-−+]?\d{1,2}(?!\d)|⁻?[⁰¹²³⁴-⁹]{1,2})/uy;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `4e14`, `2.48×10−5`, `6.02 × 10²³`. */
function withExponent(text: string, scanned: ScannedDigits): ScannedDigits {
  if (scanned.shape !== "number") return scanned;
  EXPONENT.lastIndex = scanned.end;
  const found = EXPONENT.exec(text);
  if (found === null) return scanned;
  const digits = (found[1] ?? found[2] ?? "")
    .replace(/[−⁻]/, "-")
    .replace(/[⁰¹²³⁴-⁹]/g, (sign) => String(SUPERSCRIPTS.indexOf(sign)));
  return {
    ...scanned,
    end: scanned.end + found[0].length,
    value: Number(`${scanned.value}e${Number(digits)}`),
    plain: false,
  };
}

const POWER = /(?:\s?[×x]\s?(\d{1,3}))?\^(\d{1,2})(?![\p{L}\d.^])/uy;

/** `10^6`, `8x2^10`. */
function withPower(text: string, scanned: ScannedDigits): ScannedDigits {
  if (scanned.shape !== "number") return scanned;
  POWER.lastIndex = scanned.end;
  const found = POWER.exec(text);
  if (found === null) return scanned;
  const exponent = Number(found[2]);
  const value = found[1] === undefined ? scanned.value ** exponent : scanned.value * Number(found[1]) ** exponent;
  return { ...scanned, end: scanned.end + found[0].length, value, plain: false };
}

function tokenAfter(tokens: readonly Token[], from: number, end: number): number {
  let to = from + 1;
  while ((tokens[to]?.start ?? Number.POSITIVE_INFINITY) < end) to += 1;
  return to;
}

/** `10 1/2`, `1/4`, `2½`; a fraction's parts stand close together and the whole is below one. */
function fractionBehind(
  text: string,
  tokens: readonly Token[],
  core: NumberCore,
): Pick<NumberCore, "from" | "to" | "value" | "form"> | null {
  const vulgar = VULGAR_FRACTIONS.get(tokens[core.to]?.text ?? "");
  if (vulgar !== undefined) return { from: core.from, to: core.to + 1, value: core.value + vulgar, form: "digits" };
  if (!core.plain) return null;
  const alone = simpleFraction(text, tokens, core.from);
  if (alone !== null) return { from: core.from, to: core.from + 3, value: alone, form: "fraction" };
  const next = tokens[core.to]?.kind === "digits" ? core.to : isHyphen(tokens[core.to]) ? core.to + 1 : -1;
  const behind = next < 0 ? null : simpleFraction(text, tokens, next);
  return behind === null ? null : { from: core.from, to: next + 3, value: core.value + behind, form: "digits" };
}

/** Parts that people write with a bar; `3/23` is a score. */
const DENOMINATORS = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 24, 25, 32, 40, 50, 60, 64, 100, 128, 1000]);

function simpleFraction(text: string, tokens: readonly Token[], at: number): number | null {
  const [above, bar, below] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (above?.kind !== "digits" || below?.kind !== "digits" || below.spaced || bar?.spaced !== false) return null;
  if (bar.text !== "/" && bar.text !== "⁄") return null;
  if (text[below.end] === "/" || text[above.start - 1] === "/") return null;
  const [top, bottom] = [Number(above.text), Number(below.text)];
  return top > 0 && top < bottom && DENOMINATORS.has(bottom) ? top / bottom : null;
}

/** Scale words behind digits: `2.7 million`, `1.8 billion-mile`, `$13.6M`, `25k`. */
function scaled(tokens: readonly Token[], core: NumberCore, { words, scales }: NumberOptions): NumberMention {
  if (!words) return scaledAbroad(tokens, core, scales);
  let { to } = core;
  let scale = 1;
  for (;;) {
    const hyphen = isHyphen(tokens[to]) && tokens[to]?.spaced === false && words ? 1 : 0;
    const factor = scaleAt(tokens, core, { at: to + hyphen, words });
    if (factor === null || (scale > 1 && factor < 1e3)) break;
    scale *= factor;
    to += hyphen + 1;
  }
  if (scale === 1 && words && tokens[to]?.lower === "dozen")
    return finish(tokens, { ...core, to: to + 1, value: core.value * 12, plain: false, form: "digits", scale: 12 });
  return finish(tokens, {
    ...core,
    to,
    value: core.value * scale,
    plain: core.plain && scale === 1,
    form: scale === 1 ? core.form : "digits",
    scale,
  });
}

/** `3,5 Mio. €`, `2 mil millones`: a dot belongs to the short form. */
function scaledAbroad(
  tokens: readonly Token[],
  core: NumberCore,
  scales: ReadonlyMap<string, number> | null,
): NumberMention {
  let { to } = core;
  let scale = 1;
  for (;;) {
    const factor = scales?.get(tokens[to]?.lower ?? "");
    if (factor === undefined) break;
    scale *= factor;
    to += 1;
    const dot = tokens[to];
    if (dot?.text === "." && !dot.spaced && tokens[to + 1] !== undefined) to += 1;
  }
  return finish(tokens, {
    ...core,
    to,
    value: core.value * scale,
    plain: core.plain && scale === 1,
    form: scale === 1 ? core.form : "digits",
    scale,
  });
}

function scaleAt(
  tokens: readonly Token[],
  core: NumberCore,
  { at, words }: { at: number; words: boolean },
): number | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const long = SCALES.get(token.lower) ?? SHORT_SCALES.get(token.lower);
  if (words && long !== undefined) return long;
  if (words && SCALES.has(token.lower.replace(/s$/, "")) && token.lower !== "hundreds")
    return SCALES.get(token.lower.slice(0, -1)) ?? null;
  if (long !== undefined && !token.spaced) return long;
  return letterScale(tokens, core, at);
}

/** A letter is a scale right behind the digits beside money, or where something counted follows. */
function letterScale(tokens: readonly Token[], core: NumberCore, at: number): number | null {
  const token = tokens[at];
  if (token === undefined || (tokens[at + 1]?.kind === "digits" && tokens[at + 1]?.spaced === false)) return null;
  const scale = LETTER_SCALES.get(token.lower);
  if (scale === undefined || at !== core.to) return null;
  const money = isMoneyMark(tokens, core.from);
  if (token.spaced) return money && token.text !== token.lower ? scale : null;
  if (money) return scale;
  if (token.lower === "k") return token.text === "K" && core.value < 10 ? null : scale;
  if (token.text === "M" || token.text === "B") return scale;
  return token.lower !== "t" && opensCountedThing(tokens, at + 1) ? scale : null;
}

function vulgarAt({ tokens, at }: Place): NumberMention | null {
  const value = VULGAR_FRACTIONS.get(tokens[at]?.text ?? "");
  return value === undefined
    ? null
    : finish(tokens, { from: at, to: at + 1, value, plain: false, shape: "number", form: "fraction" });
}
