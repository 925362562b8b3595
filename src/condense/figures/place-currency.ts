/** A sign or word that several countries write for their money: what it is read as, and whose it may be instead. */
interface Shared {
  /** How the ambiguous form looks in a figure's own text; `US $5` and `Canadian dollars` are none. */
  readonly form: RegExp;
  /** Names of the country that it is read as where nothing else is said. */
  readonly home: RegExp;
  readonly others: readonly (readonly [code: string, cues: RegExp])[];
}

const names = (list: string): RegExp => new RegExp(`\\b(?:${list})\\b`, "g");

/** Source: CLDR, currencies that share a narrow symbol or a bare name; the places are countries and their largest cities. */
const SHARED: ReadonlyMap<string, Shared> = new Map([
  [
    "USD",
    {
      form: /^[-−–]?\s?\$|^[\d,.]+[^$]*\bdollars?$/,
      home: names(
        "US|USA|United States|America|American|Americans|Washington|Wall Street|Federal Reserve|White House|New York",
      ),
      others: [
        [
          "CAD",
          names("Canada|Canadian|Canadians|Ottawa|Toronto|TORONTO|Ontario|Quebec|Alberta|Vancouver|Montreal|Calgary"),
        ],
        [
          "AUD",
          names("Australia|Australian|Australians|Sydney|SYDNEY|Melbourne|Brisbane|Canberra|Queensland|Perth|Adelaide"),
        ],
        ["NZD", names("New Zealand|New Zealander|New Zealanders|Auckland|Christchurch|Aotearoa")],
        ["SGD", names("Singapore|Singaporean|Singaporeans|SINGAPORE")],
        ["HKD", names("Hong Kong|Hongkongers|Kowloon|HONG KONG")],
      ],
    },
  ],
  [
    "INR",
    {
      form: /\b(?:Rs|rupees?)\b/,
      home: names("India|Indian|Indians|Delhi|Mumbai|Bengaluru|Chennai|Kolkata"),
      others: [
        ["PKR", names("Pakistan|Pakistani|Pakistanis|Islamabad|Karachi|Lahore|Punjab government")],
        ["LKR", names("Sri Lanka|Sri Lankan|Sri Lankans|Colombo")],
        ["NPR", names("Nepal|Nepali|Nepalese|Kathmandu")],
      ],
    },
  ],
  [
    "JPY",
    {
      form: /[¥￥]/,
      home: names("Japan|Japanese|Tokyo|Osaka|yen"),
      others: [["CNY", names("China|Chinese|Beijing|Shanghai|Shenzhen|yuan|renminbi")]],
    },
  ],
  [
    "GBP",
    {
      form: /\bpounds?$/,
      home: names("UK|Britain|British|Britons|London|England|English|Scotland|Scottish|Wales|Welsh"),
      others: [["EGP", names("Egypt|Egyptian|Egyptians|Cairo")]],
    },
  ],
  [
    "MXN",
    {
      form: /\bpesos?$/,
      home: names("Mexico|Mexican|Mexicans"),
      others: [
        ["PHP", names("Philippines|Philippine|Filipino|Filipinos|Manila")],
        ["ARS", names("Argentina|Argentine|Argentines|Buenos Aires")],
        ["CLP", names("Chile|Chilean|Chileans|Santiago")],
        ["COP", names("Colombia|Colombian|Colombians|Bogota|Bogotá")],
      ],
    },
  ],
  [
    "SEK",
    {
      form: /\bcrowns?$/,
      home: names("Sweden|Swedish|Stockholm"),
      others: [
        ["NOK", names("Norway|Norwegian|Norwegians|Oslo")],
        ["DKK", names("Denmark|Danish|Danes|Copenhagen")],
      ],
    },
  ],
]);

/** `kr` is four countries' money, and none without a place. */
const CROWNS: readonly (readonly [code: string, cues: RegExp])[] = [
  ["SEK", names("Sweden|Swedish|Swedes|Stockholm|Gothenburg|Malmö")],
  ["NOK", names("Norway|Norwegian|Norwegians|Oslo|Bergen|Trondheim")],
  ["DKK", names("Denmark|Danish|Danes|Copenhagen|Aarhus")],
  ["ISK", names("Iceland|Icelandic|Icelanders|Reykjavik|Reykjavík")],
];
const CROWN_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["sv", "SEK"],
  ["no", "NOK"],
  ["nb", "NOK"],
  ["nn", "NOK"],
  ["da", "DKK"],
  ["is", "ISK"],
]);

/** So often a place must be named before its money is meant. */
const NAMED_OFTEN = 3;
/** The place is told early (characters). */
const OPENING = 4000;

/**
 * Reads a currency by the article's place: a bare `$` in a story from Canada that never speaks of the US is CAD.
 * `language` is a primary subtag; it settles `kr` alone.
 */
export function makePlaceCurrency(
  article: string,
  language = "en",
): (unit: string | null, text: string) => string | null {
  const opening = article.slice(0, OPENING);
  const settled = new Map<string, string>();
  return (unit, text) => {
    const [code = "", ...per] = (unit ?? "").split(" ");
    if (code === "kr" || (code === "NOK" && /\bkroner?$/.test(text))) {
      const crown = settled.get(code) ?? CROWN_LANGUAGES.get(language) ?? onlyPlace(opening, code);
      settled.set(code, crown);
      return [crown, ...per].join(" ");
    }
    const shared = SHARED.get(code);
    if (shared === undefined || !shared.form.test(text)) return unit;
    const known = settled.get(code) ?? settle(opening, code, shared);
    settled.set(code, known);
    return [known, ...per].join(" ");
  };
}

/** The one country that the article names of those; the written form where it names none or several. */
function onlyPlace(text: string, written: string): string {
  const named = CROWNS.filter(([, cues]) => count(text, cues) > 0);
  return named.length === 1 ? (named[0]?.[0] ?? written) : written;
}

function settle(text: string, code: string, { home, others }: Shared): string {
  if (count(text, home) > 0) return code;
  const counts = others
    .map(([other, cues]) => ({ other, hits: count(text, cues) }))
    .toSorted((a, b) => b.hits - a.hits);
  const [first, second] = counts;
  if (first === undefined || first.hits < NAMED_OFTEN || first.hits === second?.hits) return code;
  return first.other;
}

function count(text: string, cues: RegExp): number {
  return text.match(cues)?.length ?? 0;
}
