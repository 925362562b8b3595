import type { Evidence } from "./evidence.ts";
import { isCited } from "./evidence.ts";
import type { Fault } from "./fault.ts";
import { aliasesOf } from "./name-aliases.ts";
import { calendarWords } from "./ordinary-words.ts";
import type { Reading } from "./reading.ts";

const RELATIVE: ReadonlySet<string> = new Set(["yesterday", "today", "tomorrow", "tonight"]);
const NEAR: ReadonlySet<string> = new Set(["last", "next", "this"]);
const PERIODS: ReadonlySet<string> = new Set(
  "week weekend month year quarter season summer winter spring autumn decade century".split(" "),
);

/** Weekdays, months and `last year` must be the cited sentences' own; days and years are numbers, checked as such. */
export function checkDates({ words }: Reading, evidence: Evidence): Fault | null {
  for (const [i, word] of words.entries()) {
    const isDay = calendarWords.has(word.key) && word.capital && !(word.opens && word.key === "may");
    if ((isDay || RELATIVE.has(word.key)) && !isCited(word.key, evidence) && !isCited(word.stem, evidence)) {
      return { reason: "date", offending: word.text };
    }
    const next = words[i + 1];
    if (isDay && next?.kind === "number" && hasAnotherNumber(word.key, next.key, evidence)) {
      return { reason: "date", offending: `${word.text} ${next.text}` };
    }
    if (
      NEAR.has(word.key) &&
      next !== undefined &&
      PERIODS.has(next.key) &&
      isAnotherPeriod(word.key, next.key, evidence)
    ) {
      return { reason: "date", offending: `${word.text} ${next.text}` };
    }
  }
  return null;
}

/** `October 2010` where the evidence has only `March 2010` and `October 2009`. */
function hasAnotherNumber(month: string, number: string, evidence: Evidence): boolean {
  const names = [month, ...aliasesOf(month)];
  if (names.some((name) => evidence.keys.has(`${name}+${number}`) || evidence.keys.has(`${number}+${name}`)))
    return false;
  return evidence.readings.some(({ words }) =>
    words.some((word, i) => names.includes(word.key) && words[i + 1]?.kind === "number"),
  );
}

/** `next year` where the evidence has `last year`; where it has neither, the words may be a date told otherwise. */
function isAnotherPeriod(near: string, period: string, { keys }: Evidence): boolean {
  if (keys.has(`${near}+${period}`)) return false;
  return [...NEAR].some((other) => other !== near && keys.has(`${other}+${period}`));
}
