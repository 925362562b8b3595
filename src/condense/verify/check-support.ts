import type { Evidence } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { vouchersFor } from "./grave-words.ts";
import { emptyWords } from "./polarity-words.ts";
import type { Reading } from "./reading.ts";
import type { Word } from "./words.ts";

/** Of a claim's own words at least so many must be the evidence's: below, it tells something else. */
const MIN_SHARE = 0.2;
/** In a claim of so few words of its own more than half must be. */
const FEW = 3;

/** What a claim says beyond names and numbers: grave words must be vouched for, and some of the rest be the evidence's. */
export function checkSupport({ words }: Reading, { keys }: Evidence): Fault | null {
  const own = words.filter(isOwn);
  const grave = own.find(({ key, stem }) => isUnvouched(key, stem, keys));
  if (grave !== undefined) return { reason: "unsupported", offending: grave.text };
  const missing = own.filter(({ key, stem }) => !keys.has(key) && !keys.has(stem));
  const share = own.length < 2 ? 1 : 1 - missing.length / own.length;
  const isFar = own.length <= FEW ? share === 0 : share < MIN_SHARE;
  return isFar ? { reason: "unsupported", offending: missing.map(({ text }) => text).join(" ") } : null;
}

function isOwn(word: Word): boolean {
  return word.kind === "word" && (!word.capital || word.opens) && word.key.length > 2 && !emptyWords.has(word.key);
}

function isUnvouched(key: string, stem: string, keys: ReadonlySet<string>): boolean {
  if (keys.has(key) || keys.has(stem)) return false;
  const vouchers = vouchersFor(key, stem);
  return vouchers !== null && !vouchers.values().some((voucher) => keys.has(voucher));
}
