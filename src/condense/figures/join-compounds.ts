import type { Draft } from "./draft.ts";
import type { Token } from "./read-tokens.ts";

/** `5 feet 4 inches`, `5-foot-10`, `3 dollars and 50 cents` are one value, in the larger unit. */
export function joinCompounds(tokens: readonly Token[], drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const left = joined.at(-1);
    const parts = left === undefined ? null : partsOf(tokens, left, draft);
    if (left === undefined || parts === null) joined.push(draft);
    else
      joined[joined.length - 1] = {
        ...left,
        value: left.value + draft.value / parts,
        to: draft.to,
        last: draft.last,
        rate: draft.rate,
        per: draft.per,
      };
  }
  return joined;
}

/** How many of the smaller unit make the larger one; null where the two are no compound. */
function partsOf(tokens: readonly Token[], left: Draft, right: Draft): number | null {
  if (left.high !== null || right.high !== null || !Number.isInteger(left.value) || left.rate !== null) return null;
  const between = tokens
    .slice(left.to, right.from)
    .map((token) => token.lower)
    .join("");
  const isClose = between === "" || between === "and" || between === "-";
  if (!isClose || right.value <= 0) return null;
  if (left.unit === "foot") {
    const isInches = right.unit === "inch" || (right.unit === null && right.first.plain && between !== "and");
    return isInches && right.value < 12 ? 12 : null;
  }
  const isMoney =
    left.unitKind === "currency" && right.unit === "cent" && left.last.end < (tokens[left.to - 1]?.end ?? 0);
  return isMoney && right.value < 100 ? 100 : null;
}
