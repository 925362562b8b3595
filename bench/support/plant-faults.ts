/**
 * Faults as a careless writer makes them, one in a sentence that is true. Deliberately knows nothing of the verifier's
 * own tables: what is caught here is not caught because both read alike.
 */
export type FaultKind =
  | "digit"
  | "unit"
  | "scale"
  | "bound"
  | "name"
  | "negation"
  | "quotation"
  | "subject"
  | "number word"
  | "direction"
  | "date";

/** The kinds that the bar names come first; the last three are beyond it. */
export const FAULT_KINDS: readonly FaultKind[] = [
  "digit",
  "unit",
  "scale",
  "bound",
  "name",
  "negation",
  "quotation",
  "subject",
  "number word",
  "direction",
  "date",
];

/** 0 ≤ n < 1. */
export type Random = () => number;

export interface Soil {
  readonly random: Random;
  /** Names of the same article, and of others that do not stand in it. */
  readonly ownNames: readonly string[];
  readonly foreignNames: readonly string[];
  /** Lower-case words of the article. */
  readonly words: readonly string[];
}

/** A small generator with a seed (mulberry32), so that every run plants the same. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(list: readonly T[], random: Random): T | null {
  return list[Math.floor(random() * list.length)] ?? null;
}

/** The sentence with one fault of a kind, or null where it has nothing that could be got wrong so. */
export function plantFault(text: string, kind: FaultKind, soil: Soil): string | null {
  const made = PLANTERS[kind](text, soil);
  return made === null || made === text ? null : made;
}

type Planter = (text: string, soil: Soil) => string | null;

const PLANTERS: Readonly<Record<FaultKind, Planter>> = {
  digit: changeDigit,
  unit: (text, { random }) => exchange(text, UNIT_PAIRS, random),
  scale: changeScale,
  bound: changeBound,
  name: inventName,
  negation: turnAround,
  quotation: misquote,
  subject: swapSubject,
  "number word": (text, { random }) => exchange(text, NUMBER_WORDS, random),
  direction: (text, { random }) => exchange(text, DIRECTIONS, random),
  date: (text, { random }) => exchange(text, DATES, random),
};

type Pair = readonly [pattern: RegExp, by: string];

/** One place of one pattern, exchanged; `$1` and the like as in `replace`. */
function exchange(text: string, pairs: readonly Pair[], random: Random): string | null {
  const places = pairs.flatMap(([pattern, by]) =>
    [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].map(({ index }) => ({ index, pattern, by })),
  );
  const place = pick(places, random);
  if (place === null) return null;
  const here = new RegExp(place.pattern.source, `${place.pattern.flags}y`);
  here.lastIndex = place.index;
  return text.replace(here, place.by);
}

function changeDigit(text: string, { random }: Soil): string | null {
  const digits = [...text.matchAll(/\d/g)].filter(({ index }) => !/[A-Za-z]/.test(text[index - 1] ?? ""));
  const place = pick(digits, random);
  if (place === null) return null;
  const other = String((Number(place[0]) + 1 + Math.floor(random() * 9)) % 10);
  // A number does not begin with a nought.
  const isFirst = !/[\d.,]/.test(text[place.index - 1] ?? "");
  const digit = isFirst && other === "0" ? (place[0] === "1" ? "2" : "1") : other;
  return text.slice(0, place.index) + digit + text.slice(place.index + 1);
}

const NUMBER = String.raw`(\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)`;
const units = (...pairs: readonly (readonly [string, string])[]): readonly Pair[] =>
  pairs.flatMap(([a, b]): readonly Pair[] => [
    [new RegExp(String.raw`\b${NUMBER}([ -])${a}(s?)\b`), `$1$2${b}$3`],
    [new RegExp(String.raw`\b${NUMBER}([ -])${b}(s?)\b`), `$1$2${a}$3`],
  ]);
const UNIT_PAIRS: readonly Pair[] = [
  ...units(
    ["year", "month"],
    ["day", "week"],
    ["hour", "minute"],
    ["mile", "kilometer"],
    ["pound", "kilogram"],
    ["ton", "pound"],
    ["acre", "hectare"],
    ["foot", "yard"],
    ["gallon", "liter"],
    ["decade", "year"],
  ),
  [/(\d) feet\b/, "$1 meters"],
  [/(\d) meters\b/, "$1 feet"],
  [/(\d) percent\b/, "$1 percentage points"],
  [/(\d)%/, "$1 percentage points"],
  [/\$(?=\d)/, "€"],
  [/£(?=\d)/, "$$"],
  [/€(?=\d)/, "£"],
  [/(\d|million|billion) dollars\b/, "$1 euros"],
  [/(\d|million|billion) euros\b/, "$1 dollars"],
  [/(\d|million|billion) people\b/, "$1 families"],
];

function changeScale(text: string, { random }: Soil): string | null {
  return exchange(
    text,
    [
      [/\bmillion(?!\p{L})/u, "billion"],
      [/\bbillion(?!\p{L})/u, "million"],
      [/\btrillion(?!\p{L})/u, "billion"],
      [/(\d) thousand\b/, "$1 million"],
      [/\bthousands of\b/, "millions of"],
      [/\bhundreds of\b/, "thousands of"],
      [/\bdozens of\b/, "hundreds of"],
      [/\b(\d{1,3}),(\d{3})\b(?!,)/, "$1,$2,000"],
      [/\b(\d{1,3}),000\b(?!,)/, "$1"],
      [/(\$\d[\d.]*)(?= (?!million|billion|trillion))/, "$1 million"],
      [/\b((?!19|20)\d{2,3})(?= [a-z]{4})(?! million| billion| trillion| percent)/, "$1,000"],
    ],
    random,
  );
}

const BEFORE_NUMBER = String.raw`(?= (?:an? |the )?[$€£]?(?:\d|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|half))(?! [$€£]?(?:1[5-9]|20)\\d\\d\\b)`;
const bound = (from: string, by: string): Pair => [new RegExp(String.raw`\b${from}${BEFORE_NUMBER}`), by];
const BOUND_PAIRS: readonly Pair[] = [
  bound("more than", "less than"),
  bound("less than", "more than"),
  bound("fewer than", "more than"),
  bound("at least", "at most"),
  bound("at most", "at least"),
  bound("up to", "at least"),
  bound("as many as", "more than"),
  bound("about", "more than"),
  bound("nearly", "more than"),
  bound("almost", "over"),
  bound("over", "under"),
  bound("around", "less than"),
  // Left out.
  [
    new RegExp(
      String.raw`\b(?:more than|less than|fewer than|at least|at most|up to|as many as) ${BEFORE_NUMBER.replace("(?= ", "(?=")}`,
    ),
    "",
  ],
  // Put in.
  [/\b(were|killed|injured|has|have|had|for|of) (?=\d)(?!(?:1[5-9]|20)\d\d\b)/, "$1 at least "],
  [/\b(were|killed|injured|has|have|had|for|of) (?=\d)(?!(?:1[5-9]|20)\d\d\b)/, "$1 up to "],
];

function changeBound(text: string, { random }: Soil): string | null {
  return exchange(text, BOUND_PAIRS, random);
}

const NAME_IN_TEXT = /(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*(?![\w.])/g;
/** Two words with capitals at the beginning are a name; one may be any word. */
const NAME_AT_START = /^[A-Z][a-z]+(?: [A-Z][a-z]+)+/g;
const NO_NAME =
  /^(?:The|A|An|In|On|At|But|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|I|Mr|Mrs|Ms|Dr|President|Sen|Gov|Rep)\b/;

/** Runs of capital words that are no dates, as a plain pattern sees them. */
export function plainNames(text: string): readonly string[] {
  return [...text.matchAll(NAME_IN_TEXT), ...text.matchAll(NAME_AT_START)]
    .map((match) => match[0])
    .filter((name) => name.length > 2 && !NO_NAME.test(name));
}

function inventName(text: string, { random, foreignNames }: Soil): string | null {
  const name = pick(plainNames(text), random);
  if (name === null) return null;
  const length = name.split(" ").length;
  const alike = foreignNames.filter((other) => other.split(" ").length === length);
  const other = pick(alike.length > 0 ? alike : foreignNames, random);
  return other === null ? null : text.replace(name, () => other);
}

function turnAround(text: string, { random }: Soil): string | null {
  return exchange(
    text,
    [
      [
        /\b(is|was|are|were|will|would|could|should|can|may|might|has|have|had) (?!not\b|no\b|n't|never\b)(?=[a-z])/,
        "$1 not ",
      ],
      [/\b(is|was|are|were|will|would|could|should|can|may|might|has|have|had|did|does|do) (?:not|never) /, "$1 "],
      [/\b(is|was|are|were|would|could|should|has|have|had|did|does)n't\b/, "$1"],
      [/\bwithout\b/, "with"],
      [/\bno (?=[a-z]{3})/, "some "],
    ],
    random,
  );
}

function misquote(text: string, { random, words }: Soil): string | null {
  // Straight marks go in pairs from the left: what stands between two quotations is none.
  const quoted = [...text.matchAll(/"[^"]*"|“[^”]*”/g)].filter((match) => match[0].length > 6);
  const quotation = pick(quoted, random);
  if (quotation === null) return null;
  const inner = [...quotation[0].matchAll(/(?<![\w'’])[a-z]{3,}(?![\w'’])/g)];
  const word = pick(inner, random);
  const other = pick(
    words.filter((each) => each !== word?.[0]),
    random,
  );
  if (word === null || other === null) return null;
  const at = quotation.index + word.index;
  return text.slice(0, at) + other + text.slice(at + word[0].length);
}

/** Two names of the sentence change places, or its first name gives way to another of the article. */
function swapSubject(text: string, { random, ownNames }: Soil): string | null {
  const names = [...new Set(plainNames(text))].filter(
    (name, _, all) => !all.some((other) => other !== name && other.includes(name)),
  );
  const first = names.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))[0];
  if (first === undefined) return null;
  const second = pick(
    names.filter((name) => name !== first),
    random,
  );
  if (second !== null && random() < 0.5) {
    return text
      .replace(first, "\u0001")
      .replace(second, () => first)
      .replace("\u0001", () => second);
  }
  const length = first.split(" ").length;
  const others = ownNames.filter(
    (name) => !text.includes(name) && !name.split(" ").some((part) => text.includes(part)),
  );
  const alike = others.filter((name) => name.split(" ").length === length);
  const other = pick(alike.length > 0 ? alike : others, random);
  return other === null ? null : text.replace(first, () => other);
}

const NUMBER_WORDS: readonly Pair[] = [
  [/\btwo(?= [a-z])/, "three"],
  [/\bthree(?= [a-z])/, "five"],
  [/\bfour(?= [a-z])/, "six"],
  [/\bfive(?= [a-z])/, "four"],
  [/\bsix(?= [a-z])/, "seven"],
  [/\bseven(?= [a-z])/, "nine"],
  [/\beight(?= [a-z])/, "two"],
  [/\bten(?= [a-z])/, "twelve"],
];

const DIRECTIONS: readonly Pair[] = [
  [/\brose\b/, "fell"],
  [/\bfell\b/, "rose"],
  [/\bincreased\b/, "decreased"],
  [/\bdecreased\b/, "increased"],
  [/\bhigher\b/, "lower"],
  [/\blower\b/, "higher"],
  [/\bincrease\b/, "decrease"],
  [/\bdecline\b/, "increase"],
  [/\bdropped\b/, "climbed"],
  [/\bgrew\b/, "shrank"],
];

const DATES: readonly Pair[] = [
  [/\bMonday\b/, "Thursday"],
  [/\bTuesday\b/, "Friday"],
  [/\bWednesday\b/, "Sunday"],
  [/\bThursday\b/, "Monday"],
  [/\bFriday\b/, "Tuesday"],
  [/\bSaturday\b/, "Wednesday"],
  [/\bSunday\b/, "Saturday"],
  [/\bJanuary\b/, "June"],
  [/\bMarch\b/, "October"],
  [/\bApril\b/, "September"],
  [/\bJuly\b/, "December"],
  [/\bAugust\b/, "February"],
  [/\blast year\b/, "next year"],
  [/\blast week\b/, "next week"],
];
