/** Languages whose months feeds write out; `Intl` knows the names. */
const LANGUAGES =
  "en de fr es it pt nl da sv nb fi pl cs sk hu ro el ru uk bg hr sl tr et lv lt ca is ga cy eu gl sq mk sr id".split(
    " ",
  );

/** How people shorten months where `Intl` does it otherwise: without an accent, or to other letters. */
// oxfmt-ignore
const MORE: Readonly<Record<string, number>> = {
  sept: 9, mrz: 3, maerz: 3, janner: 1, jaenner: 1, feber: 2, fevr: 2, mars: 3, avr: 4, juil: 7, aout: 8,
  ene: 1, abr: 4, ago: 8, set: 9, dic: 12, gen: 1, mag: 5, giu: 6, lug: 7, ott: 10, fev: 2, mai: 5, out: 10, dez: 12,
  okt: 10, des: 12, maj: 5, maart: 3, mrt: 3, mei: 5, augusti: 8,
  ιαν: 1, φεβ: 2, μαρ: 3, μαρτ: 3, απρ: 4, μαι: 5, ιουν: 6, ιον: 6, ιουλ: 7, ιολ: 7, αυγ: 8, σεπ: 9, σεπτ: 9,
  οκτ: 10, νοε: 11, νοεμ: 11, δεκ: 12,
  jan: 1, feb: 2, febr: 2, marc: 3, apr: 4, jun: 6, jul: 7, aug: 8, szept: 9, nov: 11, dec: 12,
};

/** English, which is nearly all there is: no other language need be asked. */
const ENGLISH = "january february march april may june july august september october november december".split(" ");

/**
 * The number of a month, 1 to 12, by its name or how it is shortened, with or without accents and case. A word that means
 * two months in two languages (`listopad`) is null unless `language` decides.
 */
export function parseMonth(word: string, language: string | null): number | null {
  const name = fold(word);
  if (name.length < 3) return null;
  const english = ENGLISH.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;
  if (english > 0) return english;
  const own = language === null ? undefined : monthsOf(language).get(name);
  if (own !== undefined) return own;
  const more = MORE[name];
  if (more !== undefined) return more;
  const found = new Set(LANGUAGES.map((each) => monthsOf(each).get(name)).filter((month) => month !== undefined));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

const cache = new Map<string, ReadonlyMap<string, number>>();

/** Built when first needed: all of them together cost 50 ms. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const tag = language.toLowerCase().split(/[-_]/)[0] ?? "";
  const known = cache.get(tag);
  if (known !== undefined) return known;
  const months = new Map<string, number>();
  if (LANGUAGES.includes(tag)) {
    for (const month of ["long", "short"] as const) {
      // With a day a name may stand in another case: `января` beside `январь`.
      for (const form of [{ month }, { month, day: "numeric" }] as const) {
        const format = new Intl.DateTimeFormat(tag, { ...form, timeZone: "UTC" });
        for (let number = 1; number <= 12; number++) {
          const parts = format.formatToParts(Date.UTC(2001, number - 1, 1));
          months.set(fold(parts.find(({ type }) => type === "month")?.value ?? ""), number);
        }
      }
    }
  }
  cache.set(tag, months);
  return months;
}

function fold(word: string): string {
  return word
    .normalize("NFD")
    .replaceAll(/[\p{M}.'’]/gu, "")
    .toLowerCase();
}
