import { parseIsoDate } from "./parse-iso-date.ts";
import { parseMonth } from "./month-names.ts";
import { parseZone } from "./time-zones.ts";
import { utcDate } from "./utc-date.ts";

/** Newspapers' archives go back so far, and nothing is dated farther ahead. Programs write the year 1 for none. */
const EARLIEST = Date.UTC(1800, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Longer than any date, in characters. */
const MAX_LENGTH = 80;

/**
 * A date as feeds write it: RFC 822 with its usual mistakes, ISO 8601 in all its forms, C's asctime, and words in the
 * languages of Europe, of Korea and of Greece. UTC where it names no zone, midnight where it has no time. Null for what
 * names no day, or could be two (`03/04/2026`): a wrong date is worse than none.
 * @param language of the feed, where known: it decides between months of one name.
 */
export function parseFeedDate(text: string, language: string | null): Date | null {
  const trimmed = text.replaceAll(/[\s\u00A0]+/g, " ").trim();
  if (trimmed === "" || trimmed.length > MAX_LENGTH) return null;
  const date = parseEpoch(trimmed) ?? parseIsoDate(trimmed) ?? parseKorean(trimmed) ?? parseWords(trimmed, language);
  return date !== null && date.getTime() >= EARLIEST && date.getTime() < LATEST ? date : null;
}

/** Seconds or milliseconds since 1970, as programs write them by mistake. */
function parseEpoch(text: string): Date | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return null;
  return new Date(Number(text) * (text.length === 10 ? 1000 : 1));
}

/** `2004-05-25 오후 11:23:17`, `2004년 5월 28일 01:31:15`: Korea's time. */
function parseKorean(text: string): Date | null {
  const found =
    /^(\d{4})\s*[년.\-/]\s*(\d{1,2})\s*[월.\-/]\s*(\d{1,2})\s*일?\.?\s*(?:\(.\))?\s*(오전|오후)?\s*(?:(\d{1,2})[:시]\s*(\d{1,2})(?:[:분]\s*(\d{1,2})?)?초?)?$/.exec(
      text,
    );
  if (found === null || !/[가-힣]/.test(text)) return null;
  const [, year, month, day, half, hour = "0", minute = "0", second = "0"] = found;
  const shifted = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "오후" ? 12 : 0);
  const [y, mo, d, mi, s] = [year, month, day, minute, second].map(Number);
  return utcDate({ year: y, month: mo, day: d, hour: shifted, minute: mi, second: s, zone: 540 });
}

/** What is left when a date is read word by word. */
interface Reading {
  readonly numbers: string[];
  month: number | null;
  time: RegExpExecArray | null;
  half: "am" | "pm" | null;
  zone: number | null;
}

const TIME = /^(\d{1,2})(?:[:.h](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d+)?)?)?h?$/;

/** Whatever its order: `Thu, 01 Jan 2004 19:48 GMT`, `Jan 1 2004`, `Sun Jan  4 16:29:06 PST 2004`, `15. März 2026 um 14:30 Uhr`. */
function parseWords(text: string, language: string | null): Date | null {
  const reading: Reading = { numbers: [], month: null, time: null, half: null, zone: null };
  for (const word of wordsOf(text)) readWord(word, reading, language);
  const { numbers, month, time, half, zone } = reading;
  const day = dayOf(numbers, month);
  if (day === null) return null;
  const hour = Number(time?.[1] ?? 0);
  return utcDate({
    ...day,
    hour: half === null ? hour : (hour % 12) + (half === "pm" ? 12 : 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
    zone: zone ?? 0,
  });
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .replaceAll(/[,;()[\]|]+/g, " ")
      // A zone written onto the time, a date onto its time, and `à 14 h 30`.
      .replaceAll(/(\d:\d{2})(?=[+\-a-z])/gi, "$1 ")
      .replaceAll(/\b(gmt|utc?|z) ?(?=[+-]\d)/gi, "$1")
      .replaceAll(/(\d{1,2}) ?h ?(\d{2})\b/gi, "$1:$2")
      // Days joined to months: `01-Jan-2004`, `01/Jan/2004`.
      .replaceAll(/(?<=[\p{L}\d])[-/](?=\p{L})|(?<=\p{L}{3})(?<!gmt|utc)[-/](?=\d)/giu, " ")
      .replaceAll(/(\d)(?:st|nd|rd|th|er|º|ª|\.)(?= |$)/gi, "$1")
      .split(" ")
      .filter((word) => word !== "")
  );
}

/** English, so that no other language need be asked about nearly every date there is. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?$/i;

function readWord(word: string, reading: Reading, language: string | null): void {
  const isClock =
    /^\d{1,2}[:h]\d/.test(word) ||
    (reading.time === null && reading.numbers.length >= 2 && /^\d{1,2}\.\d{2}$/.test(word));
  if (isClock) {
    reading.time ??= TIME.exec(word);
    return;
  }
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{2}|\d{4})$/.exec(word);
  if (dotted !== null) {
    // Who writes dots has the day first.
    const [, day = "", month = "", year = ""] = dotted;
    reading.numbers.push(day, year);
    reading.month = Number(month);
    return;
  }
  if (/^\d/.test(word)) {
    reading.numbers.push(...word.split(/[./-]/).filter((part) => /^\d+$/.test(part)));
    return;
  }
  if (/^'\d{2}$/.test(word)) reading.numbers.push(word.slice(1));
  if (/^(?:am|pm|a\.m\.|p\.m\.)$/i.test(word)) {
    reading.half = word.toLowerCase().startsWith("p") ? "pm" : "am";
    return;
  }
  if (WEEKDAY.test(word)) return;
  const zone = reading.time !== null || /^(?:gmt|utc)/i.test(word) ? parseZone(word) : null;
  if (zone !== null) {
    reading.zone ??= zone;
    return;
  }
  // The last that could be one: `mar, 3 nov` is a Tuesday in November.
  reading.month = parseMonth(word, language) ?? reading.month;
}

/** Which number is the day, the month, the year; null where it could be read in two ways. */
function dayOf(numbers: readonly string[], month: number | null): { year: number; month: number; day: number } | null {
  if (month !== null) {
    const [first, second] = numbers;
    if (first === undefined || second === undefined || numbers.length > 2) return null;
    const [day, year] = first.length > 2 ? [second, first] : [first, second];
    return day.length <= 2 ? { year: fullYear(year), month, day: Number(day) } : null;
  }
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined || numbers.length !== 3) return null;
  if (a.length === 4) return { year: Number(a), month: Number(b), day: Number(c) };
  if (c.length !== 4 && c.length !== 2) return null;
  const [x, y] = [Number(a), Number(b)];
  if (x > 12 && y <= 12) return { year: fullYear(c), month: y, day: x };
  if (y > 12 && x <= 12) return { year: fullYear(c), month: x, day: y };
  return x === y ? { year: fullYear(c), month: x, day: y } : null;
}

/** RFC 822 has two digits; no feed is of before 1970. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}
