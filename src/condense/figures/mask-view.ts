import type { Identifier } from "./find-identifiers.ts";
import type { NumberMention } from "./number-mention.ts";
import type { UnitMention } from "./find-unit.ts";
import type { Token } from "./read-tokens.ts";

/** A number with what was found beside it. */
export interface Candidate {
  readonly number: NumberMention;
  readonly unit: UnitMention | null;
  /** A plural noun follows that the number may count. */
  readonly counts: boolean;
}

export interface MaskView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly candidates: readonly Candidate[];
  readonly identifiers: readonly Identifier[];
  /** The words are English. */
  readonly readsWords: boolean;
  /** Whether the language's words for a thousand and a million are known. */
  readonly knowsScales: boolean;
}

/** The token `back` places before the number. */
export function before({ number }: Candidate, { tokens }: MaskView, back = 1): Token | undefined {
  return tokens[number.from - back];
}

/** The token `ahead` places behind the number's last. */
export function after({ number }: Candidate, { tokens }: MaskView, ahead = 0): Token | undefined {
  return tokens[number.to + ahead];
}

/** No white space stands before it. */
export function isGlued(token: Token | undefined): boolean {
  return token?.spaced === false;
}

/** A hyphen, a dash or a minus. */
export function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && /^[-‐‑–—−]$/.test(token.text);
}
