/** How a written number's digits are parted. `dotted` is none: a version, an address, a date. */
export interface ScannedDigits {
  /** UTF-16 offset behind the last digit. */
  readonly end: number;
  readonly value: number;
  /** Digits alone, without a separator: it may be a year or part of a name. */
  readonly plain: boolean;
  readonly shape: "number" | "dotted" | "ambiguous";
}

export interface Separators {
  readonly decimal: string;
  readonly group: string;
  /** The same mark may part groups or decimals as far as a reader can tell: `1.500` outside English. */
  readonly strict: boolean;
  /** Read as English for want of a known language: `1.500` may have been meant either way. */
  readonly doubtful: boolean;
}

export const ENGLISH_SEPARATORS: Separators = { decimal: ".", group: ",", strict: false, doubtful: false };
/** For a text whose language is not known. */
export const DOUBTFUL_SEPARATORS: Separators = { ...ENGLISH_SEPARATORS, doubtful: true };

/** Longer than any number that a person writes with its marks (characters). */
const LONGEST_WRITTEN = 40;
/** `1.500`, `1.500,00`: by its groups a number, and no date or version. */
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?$/;
/** `0.125` and `1.1045` have one reading. */
const POINT_AND_THREE = /^[1-9]\d{0,2}\.\d{3}(?![\d.])/;

/** As people write numbers in a language; its primary subtag is enough. Source: CLDR, through `Intl`. */
export function separatorsOf(language: string): Separators {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.5);
  const mark = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return { decimal: mark("decimal") ?? ".", group: mark("group") ?? ",", strict: true, doubtful: false };
}

/** No-break, thin and narrow spaces part groups and nothing else. */
const THIN_SPACES = new Set(["\u00a0", "\u2009", "\u202f"]);

/** Longer runs of digits are no numbers that a person writes (digits). */
const LONGEST = 24;

/** Reads the number that begins with the digit at `at`. One pass, linear in the number's own length. */
export function scanDigits(text: string, at: number, separators: Separators): ScannedDigits {
  const first = runEnd(text, at);
  const grouped = separators.strict ? strictGroups(text, at, separators) : englishGroups(text, at);
  const digits = text.slice(at, grouped).replace(/\D/g, "");
  const decimal = decimalEnd(text, grouped, separators.decimal);
  const end = decimal;
  const fraction = decimal > grouped ? text.slice(grouped + 1, decimal) : "";
  const value = digits.length > LONGEST ? Number.NaN : Number(fraction === "" ? digits : `${digits}.${fraction}`);
  if (separators.strict && continuesDotted(text, end)) {
    const whole = mixedEnd(text, end);
    const shape = GROUPED.test(text.slice(at, Math.min(whole, at + LONGEST_WRITTEN))) ? "ambiguous" : "dotted";
    return { end: whole, value, plain: false, shape };
  }
  if (separators.doubtful && POINT_AND_THREE.test(text.slice(at, at + 8)))
    return { end, value, plain: false, shape: "ambiguous" };
  if (continuesDotted(text, end)) return { end: dottedEnd(text, end), value, plain: false, shape: "dotted" };
  const scanned = { end, value, plain: end === first, shape: "number" } as const;
  return separators.strict && isAmbiguous(text, { at, first, grouped, end, separators })
    ? { ...scanned, end: Math.max(end, mixedEnd(text, end)), shape: "ambiguous" }
    : scanned;
}

function runEnd(text: string, at: number): number {
  let end = at;
  while (isDigit(text, end)) end += 1;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Three digits, and no fourth. */
function isGroup(text: string, at: number): boolean {
  return isDigit(text, at) && isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3);
}

function englishGroups(text: string, at: number): number {
  const first = runEnd(text, at);
  if (first - at > 3) return first;
  const comma = groupsBy(text, first, (mark) => mark === ",");
  if (comma > first) return looseZeros(text, comma);
  const thin = groupsBy(text, first, (mark) => THIN_SPACES.has(mark));
  if (thin > first) return thin;
  const dots = groupsBy(text, first, (mark) => mark === ".");
  if (dots - first >= 8) return dots;
  const indian = indianGroups(text, at, first);
  if (indian > first) return indian;
  return text[at] === "0" ? first : looseZeros(text, spacedZeros(text, first));
}

function groupsBy(text: string, at: number, isMark: (mark: string) => boolean): number {
  let end = at;
  while (isMark(text[end] ?? "") && isGroup(text, end + 1)) end += 4;
  return end;
}

/** `12,34,567`: groups of two before the last of three. */
function indianGroups(text: string, at: number, first: number): number {
  if (first - at > 2) return first;
  let end = first;
  while (text[end] === "," && isDigit(text, end + 1) && isDigit(text, end + 2) && !isDigit(text, end + 3)) end += 3;
  return end > first && text[end] === "," && isGroup(text, end + 1) ? end + 4 : first;
}

/** `10 000`, `1 250 000`: with one plain space only where the group is all zeros; else two numbers stand side by side. */
function spacedZeros(text: string, at: number): number {
  const groups = groupsBy(text, at, (mark) => mark === " ");
  if (groups - at >= 8) return groups;
  let end = at;
  while (text[end] === " " && text.startsWith("000", end + 1) && !isDigit(text, end + 4)) end += 4;
  return end;
}

/** `235, 000`: a comma and a space that a page or a tokenizer put there. */
function looseZeros(text: string, at: number): number {
  let end = at;
  for (;;) {
    const mark = text[end] === "," ? end : text[end] === " " && text[end + 1] === "," ? end + 1 : -1;
    if (mark < 0 || text[mark + 1] !== " " || !text.startsWith("000", mark + 2) || isDigit(text, mark + 5)) return end;
    end = mark + 5;
  }
}

function strictGroups(text: string, at: number, { group }: Separators): number {
  const first = runEnd(text, at);
  if (first - at > 3) return first;
  const thin = groupsBy(text, first, (mark) => THIN_SPACES.has(mark) || (mark === " " && THIN_SPACES.has(group)));
  return thin > first ? thin : groupsBy(text, first, (mark) => mark === group);
}

function decimalEnd(text: string, at: number, mark: string): number {
  return text[at] === mark && isDigit(text, at + 1) ? runEnd(text, at + 1) : at;
}

function continuesDotted(text: string, at: number): boolean {
  return text[at] === "." && isDigit(text, at + 1);
}

function dottedEnd(text: string, at: number): number {
  let end = at;
  while (text[end] === "." && isDigit(text, end + 1)) end = runEnd(text, end + 1);
  return end;
}

interface Scan {
  readonly at: number;
  readonly first: number;
  readonly grouped: number;
  readonly end: number;
  readonly separators: Separators;
}

/** Outside English one mark with three digits behind it may be either; a mark that the language does not use may too. */
function isAmbiguous(text: string, { first, grouped, end, separators }: Scan): boolean {
  const oneGroup =
    grouped - first === 4 && end === grouped && !THIN_SPACES.has(text[first] ?? "") && text[first] !== " ";
  const threeDecimals = grouped === first && end - first === 4;
  const foreign = mixedEnd(text, end) > end && separators.decimal !== text[end];
  return oneGroup || threeDecimals || foreign;
}

/** The end of a number that goes on with a comma or a dot and more digits. */
function mixedEnd(text: string, at: number): number {
  let end = at;
  while ((text[end] === "," || text[end] === ".") && isDigit(text, end + 1)) end = runEnd(text, end + 1);
  return end;
}
