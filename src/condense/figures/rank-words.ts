/** Word families that tell how much a reader wants a figure. Our own lists; their weights are fitted (`rank-weights.ts`). */

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(" ").map(stem));
}

/** News repeats its words: each is cut once. Emptied when it has grown, so that a long run keeps its size. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** Crude on purpose, and the same on both sides of a comparison: `killed`, `killing` and `kills` meet. Needs lower case. */
export function stem(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const cut = cutEnding(word);
  known.set(word, cut);
  return cut;
}

function cutEnding(word: string): string {
  const bare = word.replace(/['’]s?$/, "");
  if (bare.length <= 3) return bare;
  const cut = bare.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|edly|ed|es|s|ly|e)$/, "");
  return cut.length < 3 ? bare : cut.replace(/([bdfgklmnprt])\1$/, "$1");
}

export const DEATH = stems(
  "dead death deaths die died dies kill killed killing kills killer victim victims toll murder murdered slain casualties fatalities bodies perished shot drowned",
);
export const HARM = stems(
  "injured hurt wounded injuries hospitalized missing arrested charged jailed prison sentence sentenced evacuated displaced trapped rescued infected sick cases hostages stranded",
);
export const PEOPLE = stems(
  "people person man woman men women child children kid kids student students worker workers employee employees passenger passengers soldier soldiers troops police officer officers resident residents patient patients voter voters American Americans user users customer customers migrants refugees protesters families members teens boys girls adults staff civilians".toLowerCase(),
);
export const MONEY_WORDS = stems(
  "cost costs pay paid price fine fined settlement sold sells deal buy bought worth raise raised budget debt loan award awarded lottery jackpot auction damages lawsuit sue suing bid tax fund funding",
);
export const FIRST_TIME = stems(
  "record first biggest largest highest lowest most least longest oldest youngest fastest worst best only new",
);
export const VOTE = stems("vote votes voted percent poll polls lead leads ahead support approval rating");
/** Units of time and age: a figure in them often only places an event. */
export const TIME_UNITS = stems("year month week day hour minute second decade century old night weekend");
export const SIZE_UNITS = stems(
  "mile foot feet inch yard kilometer kilometre meter metre acre pound kilogram ounce gallon degree mph knot square",
);
