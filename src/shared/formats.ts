/** Formats that are kept at a time; of those beyond, the one made first goes. */
const KEPT = 200;

const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

/** Like `new Intl.DateTimeFormat`, which takes a tenth of a millisecond: a list of sources or a digest asks for dozens. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, JSON.stringify([locale, options]), () => new Intl.DateTimeFormat(locale, options));
}

/** Like `new Intl.NumberFormat`; a figure asks for one or two. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, JSON.stringify([locale, options]), () => new Intl.NumberFormat(locale, options));
}

/** Like `new Intl.ListFormat`: `a, b and c`. */
export function listFormat(locale: string): Intl.ListFormat {
  return kept(lists, locale, () => new Intl.ListFormat(locale, { type: "conjunction" }));
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const before = formats.get(key);
  if (before !== undefined) return before;
  const made = make();
  formats.set(key, made);
  const [first] = formats.keys();
  if (formats.size > KEPT && first !== undefined) formats.delete(first);
  return made;
}
