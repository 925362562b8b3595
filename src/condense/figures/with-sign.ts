import type { Draft } from "./draft.ts";
import type { Token } from "./read-tokens.ts";

/** The draft with the sign before it: `-5`, `−$3`, `$-50.8bn`, `minus 387`. A dash is a sign only where nothing stands before it. */
export function withSign(text: string, tokens: readonly Token[], draft: Draft): Draft {
  const from = signStart(text, tokens, draft);
  return from === null || draft.high !== null ? draft : { ...draft, from, value: -draft.value };
}

/** The token that a negative value begins with; null where it is positive. */
function signStart(text: string, tokens: readonly Token[], draft: Draft): number | null {
  const inside = tokens[draft.first.from - 1];
  if (draft.from < draft.first.from && inside !== undefined && isDash(inside.text)) return draft.from;
  const before = tokens[draft.from - 1];
  if (before === undefined) return null;
  if (before.lower === "minus" || before.lower === "negative") return draft.from - 1;
  if (!isDash(before.text) || tokens[draft.from]?.spaced !== false) return null;
  if (tokens[draft.from - 2]?.lower === "minus" && !before.spaced) return draft.from - 2;
  const isOpen = before.start === 0 || /[\s([{=]/.test(text[before.start - 1] ?? "");
  return isOpen && before.text !== "—" ? draft.from - 1 : null;
}

function isDash(text: string): boolean {
  return text === "-" || text === "−" || text === "–" || text === "—";
}
