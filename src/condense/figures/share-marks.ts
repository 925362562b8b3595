import type { Draft } from "./draft.ts";
import type { Quantity } from "./quantity.ts";
import type { Token } from "./read-tokens.ts";

/**
 * A value said twice is bound and changed twice: `more than 100 kilometres (62 miles)`, `grew by 125,600 jobs or 2.2%`.
 * `drafts` are the quantities' own, in the same order.
 */
export function shareMarks(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  drafts: readonly Draft[],
): readonly Quantity[] {
  const shared: Quantity[] = [];
  for (const [i, quantity] of quantities.entries()) {
    const [left, right, before] = [drafts[i - 1], drafts[i], shared[i - 1]];
    const link = left === undefined || right === undefined ? null : linkOf(tokens, left, right);
    shared.push(before === undefined || link === null ? quantity : inherit(quantity, before, link));
  }
  return shared;
}

type Link = "bracket" | "or";

function linkOf(tokens: readonly Token[], left: Draft, right: Draft): Link | null {
  if (left.unit === right.unit) return null;
  const between = tokens.slice(left.rate?.to ?? left.to, right.from).map((token) => token.lower);
  if (between.length === 1 && between[0] === "(") return isClosed(tokens, right) ? "bracket" : null;
  return between.join(" ").replace(/^, /, "") === "or" ? "or" : null;
}

function isClosed(tokens: readonly Token[], right: Draft): boolean {
  return tokens[right.rate?.to ?? right.to]?.text === ")";
}

function inherit(quantity: Quantity, before: Quantity, link: Link): Quantity {
  const bound =
    link === "bracket" && quantity.bound === "=" ? { bound: before.bound, boundWords: before.boundWords } : {};
  const change =
    quantity.change === null && before.kind !== "move" ? { change: before.change, changeIs: before.changeIs } : {};
  return { ...quantity, ...bound, ...change };
}
