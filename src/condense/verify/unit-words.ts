/**
 * Units that a number may have in the news, by every way to write them; a word with two readings names both.
 * Lower case, singular. Source: ISO 4217 names of the traded currencies, the SI and the customary units of the US and
 * the UK; our own list.
 */
const UNITS: Readonly<Record<string, string>> = {
  "%": "%|percent|pct|per cent",
  "percentage point": "percentage point|percent point",
  "basis point": "basis point|bp|bps",
  USD: "$|dollar|usd|buck|us dollar|u.s dollar",
  CAD: "canadian dollar|cad",
  AUD: "australian dollar|aud",
  HKD: "hong kong dollar",
  EUR: "€|euro|eur",
  GBP: "£|pound|gbp|pound sterling|quid",
  JPY: "¥|yen|jpy",
  CNY: "¥|yuan|renminbi|rmb|cny",
  INR: "₹|rupee|rs|inr",
  RUB: "₽|ruble|rouble|rub",
  KRW: "₩|won|krw",
  CHF: "franc|chf|swiss franc",
  SEK: "krona|sek",
  NOK: "krone|nok",
  DKK: "krone|dkk",
  BRL: "real|reais|brl",
  MXN: "peso|mxn",
  TRY: "lira",
  ZAR: "rand|zar",
  cent: "cent",
  penny: "pence|penny|p",
  second: "second|sec",
  millisecond: "millisecond",
  minute: "minute|min",
  hour: "hour|hr",
  day: "day",
  week: "week",
  month: "month",
  year: "year|yr",
  decade: "decade",
  century: "century|centurie",
  millimetre: "millimetre|millimeter|mm",
  centimetre: "centimetre|centimeter|cm",
  metre: "metre|meter|m",
  kilometre: "kilometre|kilometer|km",
  inch: "inch|inche",
  foot: "foot|feet|ft",
  yard: "yard|yd",
  mile: "mile",
  "nautical mile": "nautical mile",
  "light year": "light year",
  acre: "acre",
  hectare: "hectare",
  "square metre": "square metre|square meter|sq m",
  "square kilometre": "square kilometre|square kilometer|sq km",
  "square foot": "square foot|square feet|sq ft",
  "square mile": "square mile|sq mile",
  "cubic metre": "cubic metre|cubic meter",
  "cubic foot": "cubic foot|cubic feet",
  milligram: "milligram|mg",
  gram: "gram|gramme|g",
  kilogram: "kilogram|kg|kilo",
  ton: "ton",
  tonne: "tonne|metric ton",
  lb: "pound|lb",
  ounce: "ounce|oz",
  stone: "stone",
  millilitre: "millilitre|milliliter|ml",
  litre: "litre|liter",
  gallon: "gallon",
  pint: "pint",
  barrel: "barrel",
  bushel: "bushel",
  mph: "mph|mile per hour|mile an hour",
  "km/h": "kph|kmh|kilometre per hour|kilometer per hour|kilometre an hour|kilometer an hour",
  knot: "knot",
  celsius: "celsius|degree celsius|c|degree c",
  fahrenheit: "fahrenheit|degree fahrenheit|f|degree f",
  degree: "degree",
  watt: "watt",
  kilowatt: "kilowatt|kw",
  megawatt: "megawatt|mw",
  gigawatt: "gigawatt|gw",
  "kilowatt hour": "kilowatt hour|kwh",
  "megawatt hour": "megawatt hour|mwh",
  volt: "volt",
  hertz: "hertz|hz",
  megahertz: "megahertz|mhz",
  gigahertz: "gigahertz|ghz",
  byte: "byte",
  kilobyte: "kilobyte|kb",
  megabyte: "megabyte|mb",
  gigabyte: "gigabyte|gb",
  terabyte: "terabyte|tb",
  calorie: "calorie",
  time: "time",
  fold: "fold",
};

const byName = indexUnits();

/** The longest name of a unit, in words. */
export const LONGEST_UNIT = 3;

/** What a name may mean (`pound` is money or mass), or null where it is no unit; lower case, singular or plural. */
export function unitsNamed(name: string): readonly string[] | null {
  return byName.get(name) ?? byName.get(name.replace(/s$/, "")) ?? byName.get(name.replace(/s(?= )/, "")) ?? null;
}

/** Units without which a number says something else: `5` is not `5 %`. */
export function isEssential(unit: string): boolean {
  return unit === "%" || unit.endsWith(" point") || /^[A-Z]{3}$/.test(unit);
}

function indexUnits(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const [unit, names] of Object.entries(UNITS)) {
    for (const name of names.split("|")) index.set(name, [...(index.get(name) ?? []), unit]);
  }
  return index;
}
