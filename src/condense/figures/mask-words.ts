/** Words that tell a figure from a number that only names, dates or orders something. Our own lists. */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ""));

export const MONTH_NAMES: ReadonlySet<string> = words(
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec",
);
export const WEEKDAY_NAMES: ReadonlySet<string> = words(
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
);

/** Before four digits that could be a year, these make them one. */
export const YEAR_OPENERS: ReadonlySet<string> = words(
  "in since from until till by during before after of early late mid spring summer autumn fall winter through throughout between and to for the year fiscal fy circa around about approximately season end start beginning q1 q2 q3 q4 h1 h2 back copyright © class next last this easter christmas",
);

/** In small letters before a bare number they make it a label: `category 4`, `page 12`. */
export const LABEL_WORDS: ReadonlySet<string> = words(
  `category class phase stage type level page chapter section article room gate line channel platform tier grade group game lap hole act part volume
  episode season version number no. no nos nos. route highway road street flight unit bus district division size zone exit building apartment apt suite flat lot box
  sp s&p ftse nikkei russell nasdaq dow fortune dax stoxx nifty
  model mark figure table step rule clause schedule annex appendix paragraph line item question reactor block sector terminal runway pier
  band band-d formula interstate autobahn heat gear bay berth seed seeds ranked rank ranking vision agenda covid catch-22 top
  magnitude-scale code zip postcode case file docket serial id year-end stage-iv`,
);

/** Capitalised words whose number is part of the name. Product lines, indices, roads, laws and the like. */
export const NAME_WORDS: ReadonlySet<string> = words(
  `iphone ipad galaxy pixel playstation xbox windows android ios macos boeing airbus embraer cessna antonov tupolev ford bmw audi mercedes porsche peugeot
  fortune ftse s&p p sp dax cac nikkei nasdaq russell tsx asx csi topix sensex nifty stoxx kospi dow ibex aex omx psi sti set section title article chapter part row seat
  gate level tier phase type class category highway route interstate formula apollo soyuz ariane falcon artemis voyager pioneer expo olympics euro cop
  channel radio studio area big game week round group pool division league grade stage lap hole act scene volume vol episode season
  super agenda vision proposition prop amendment resolution protocol covid-19 unit room suite floor building block sector zone district ward
  precinct region camp pier terminal runway flight no no. nos number model mark mk boulevard platform line tower lot exit mile junction
  windows office photoshop half-life doom fifa nba2k nba wwe grand-theft call halo battlefield terminator rocky rambo saw die alien toy jumpstart
  g pg ps nvidia geforce radeon intel core ryzen snapdragon kirin exynos nikon canon eos sony samsung huawei oneplus redmi`,
);

/** After a number they make it an address. */
export const STREET_WORDS: ReadonlySet<string> = words(
  "street st avenue ave road rd lane ln drive dr boulevard blvd place square terrace close way court crescent highway parkway row broadway",
);

/** Sentences with these speak of results, so that `2-1` is one. */
export const SCORE_WORDS =
  /\b(?:beat|beaten|beats|beating|defeat\w*|win|wins|won|winning|lost|lose|loses|loss|losing|draw|drew|drawn|lead|leads|led|leading|trail\w*|victory|victories|score\w*|scoring|goal\w*|match|game|games|set|sets|half-time|halftime|penalt\w*|aggregate|series|playoff\w*|final|thrash\w*|edge[ds]?|rout\w*|record|vote[ds]?|ruling|equali\w+|title|cup|league|season)\b/i;

/** Set phrases with a number that counts nothing. */
export const IDIOMS: readonly string[] = [
  "24/7",
  "9/11",
  "7/7",
  "50/50",
  "50-50",
  "20/20",
  "one on one",
  "one-on-one",
  "one to one",
  "one-to-one",
  "one by one",
  "one in a",
  "one-in-a",
  "two by two",
  "one another",
  "no one",
  "one day",
  "at sixes and sevens",
  "nine to five",
  "nine-to-five",
  "9-to-5",
  "second to none",
  "two-way",
  "one-way",
  "two-faced",
  "two-fold approach",
  "back to square one",
  "catch-22",
  "a million thanks",
  "one and only",
  "one-off",
  "one-time",
  "four-letter",
  "first-half",
  "half-time",
  "five-star",
  "one-sided",
  "two-sided",
  "three-dimensional",
  "two-dimensional",
  "one-stop",
  "one-third-party",
];
