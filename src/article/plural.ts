/** Irregular English nouns, singular to plural. Source: the grammar of English. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["foot", "feet"],
  ["inch", "inches"],
  ["child", "children"],
  ["man", "men"],
  ["ox", "oxen"],
  ["woman", "women"],
  ["people", "people"],
  ["person", "people"],
  ["life", "lives"],
  ["wife", "wives"],
  ["knife", "knives"],
  ["half", "halves"],
  ["wolf", "wolves"],
  ["mouse", "mice"],
  ["tooth", "teeth"],
  ["goose", "geese"],
  ["penny", "pence"],
  ["criterion", "criteria"],
  ["crisis", "crises"],
  ["diagnosis", "diagnoses"],
  ["basis", "bases"],
  ["century", "centuries"],
  ["lb", "lb"],
  ["kr", "kr"],
  ["hertz", "hertz"],
  ["kilohertz", "kilohertz"],
  ["megahertz", "megahertz"],
  ["gigahertz", "gigahertz"],
  ["horsepower", "horsepower"],
  ["aircraft", "aircraft"],
  ["spacecraft", "spacecraft"],
  ["series", "series"],
  ["species", "species"],
  ["sheep", "sheep"],
  ["deer", "deer"],
  ["fish", "fish"],
  ["cattle", "cattle"],
  ["police", "police"],
  ["personnel", "personnel"],
  ["staff", "staff"],
  ["offspring", "offspring"],
  ["headquarters", "headquarters"],
  ["sen", "sen"],
  ["siemens", "siemens"],
  ["lux", "lux"],
]);
const MEN =
  /(?:^|\b|[a-z])(?:wo|fisher|sales|police|fire|business|congress|council|country|crafts|frontier|gentle|gun|horse|noble|service|states|work|journey|clergy|country|camera|bats|chair|Irish|English|French|Dutch)man$/;

/** The plural of an English noun or noun phrase; of a rate (`ton per year`) or `degree Celsius`, its first noun. */
export function pluralOf(noun: string): string {
  const tail = /^(.*?)( per .*| of .*| Celsius| Fahrenheit)$/s.exec(noun);
  if (tail !== null) return `${pluralOf(tail[1] ?? "")}${tail[2] ?? ""}`;
  const at = Math.max(noun.lastIndexOf(" "), noun.lastIndexOf("-")) + 1;
  return noun.slice(0, at) + pluralWord(noun.slice(at));
}

function pluralWord(word: string): string {
  const known = IRREGULAR.get(word.toLowerCase());
  if (known !== undefined) return known;
  if (MEN.test(word)) return `${word.slice(0, -2)}en`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
