import type { NumberMention } from "./number-mention.ts";
import type { Token } from "./read-tokens.ts";

/** The oldest that a person gets (years). */
const OLDEST = 122;
const TURNING = new Set(["turn", "turned", "turns", "turning"]);
const BEING = new Set(["is", "was", "were", "are", "be"]);
const PEOPLE = new Set(["who", "he", "she", "they"]);

/** Whether a number without a unit is an age in years: `aged 34`, `at the age of 18`, `who was 10`, `Okafor, 41,`. */
export function isAge(text: string, tokens: readonly Token[], number: NumberMention): boolean {
  const { value, form, scale, from, to } = number;
  if (!Number.isInteger(value) || value < 1 || value > OLDEST || scale > 1) return false;
  if (form !== "digits" && form !== "words") return false;
  const at = skipBounds(tokens, from - 1);
  const [before, further] = [tokens[at]?.lower ?? "", tokens[at - 1]?.lower ?? ""];
  if (
    before === "aged" ||
    (before === "age" && /^(?:the|at|by|from|of|since|until|after|before|to|under|over)$/.test(further)) ||
    (before === "of" && further === "age")
  )
    return true;
  if (TURNING.has(before) && endsThere(tokens, to)) return /\b(?:he|she|who|year|birthday|\p{Lu}\p{L}+)\b/u.test(text);
  if (BEING.has(before) && PEOPLE.has(further)) return endsThere(tokens, to);
  if (BEING.has(before) && /\blife expectancy\b/.test(text.slice(0, tokens[at]?.start ?? 0))) return true;
  if (
    BEING.has(before) &&
    isName(tokens[at - 1]) &&
    /\bwhen$/.test(text.slice(0, tokens[at - 1]?.start ?? 0).trimEnd())
  )
    return endsThere(tokens, to);
  if ((before === "now" || before === "then") && further === "," && isName(tokens[at - 2]))
    return endsThere(tokens, to);
  return before === "," && isName(tokens[at - 1]) && (tokens[to] === undefined || /^[,.;)]$/.test(tokens[to].text));
}

const BOUNDS = new Set(["about", "around", "only", "just", "over", "under", "nearly", "almost", "approximately"]);

function skipBounds(tokens: readonly Token[], from: number): number {
  let at = from;
  while (BOUNDS.has(tokens[at]?.lower ?? "")) at -= 1;
  return at;
}

const BEHIND = new Set([
  "when",
  "at",
  "and",
  "in",
  "on",
  "but",
  "while",
  "this",
  "last",
  "raising",
  "today",
  "yesterday",
  "next",
]);

function endsThere(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next === undefined || /^[,.;:)!?"”]$/.test(next.text) || BEHIND.has(next.lower);
}

function isName(token: Token | undefined): boolean {
  return token?.kind === "word" && /^\p{Lu}\p{Ll}/u.test(token.text);
}
