import type { Token } from "./read-tokens.ts";

/** Plurals that no rule makes. Source: the grammar of English. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["feet", "foot"],
  ["inches", "inch"],
  ["children", "child"],
  ["men", "man"],
  ["women", "woman"],
  ["people", "people"],
  ["persons", "person"],
  ["lives", "life"],
  ["wives", "wife"],
  ["knives", "knife"],
  ["leaves", "leaf"],
  ["halves", "half"],
  ["wolves", "wolf"],
  ["mice", "mouse"],
  ["teeth", "tooth"],
  ["geese", "goose"],
  ["oxen", "ox"],
  ["pence", "penny"],
  ["pennies", "penny"],
  ["dice", "die"],
  ["criteria", "criterion"],
  ["movies", "movie"],
  ["cookies", "cookie"],
  ["rookies", "rookie"],
  ["zombies", "zombie"],
  ["selfies", "selfie"],
  ["calories", "calorie"],
  ["smoothies", "smoothie"],
  ["shoes", "shoe"],
  ["buses", "bus"],
  ["gases", "gas"],
  ["lenses", "lens"],
  ["diagnoses", "diagnosis"],
  ["crises", "crisis"],
  ["bases", "base"],
  ["aircraft", "aircraft"],
  ["spacecraft", "spacecraft"],
  ["series", "series"],
  ["species", "species"],
  ["sheep", "sheep"],
  ["deer", "deer"],
  ["fish", "fish"],
  ["cattle", "cattle"],
  ["police", "police"],
  ["troops", "troop"],
  ["personnel", "personnel"],
  ["staff", "staff"],
  ["offspring", "offspring"],
  ["headquarters", "headquarters"],
  ["alumni", "alumnus"],
  ["bacteria", "bacterium"],
  ["fungi", "fungus"],
  ["stimuli", "stimulus"],
  ["nuclei", "nucleus"],
  ["phenomena", "phenomenon"],
]);
const COMPOUND_MEN = /^(.{2,})(men|women|people|children)$/;

/** `Iraqis`, `Israelis`. */
const NATIONAL =
  /^(?:Iraq|Israel|Pakistan|Saud|Emirat|Kuwait|Qatar|Oman|Yemen|Bangladesh|Nepal|Azerbaijan|Uzbek|Kazakhstan|Somal|Punjab|Bahrain|Bengal)is$/;

/** The singular of an English noun, in its own capitals where the rule allows. */
export function singularOf(word: string): string {
  const lower = word.toLowerCase();
  const known = IRREGULAR.get(lower);
  if (known !== undefined) return known;
  const men = /[ne]$/.test(lower) ? COMPOUND_MEN.exec(lower) : null;
  if (men !== null) return `${word.slice(0, men[1]?.length)}${IRREGULAR.get(men[2] ?? "") ?? ""}`;
  if (!lower.endsWith("s")) return word;
  if (NATIONAL.test(word)) return word.slice(0, -1);
  if (/(?:ss|us|is|'s|’s)$/.test(lower) || lower.length < 3) return word;
  if (lower.length > 4 && lower.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(lower)) return word.slice(0, -2);
  if (/(?:toes|goes|oes)$/.test(lower) && lower.length > 5) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Whether a word looks like a plural noun: what stands behind a number above one. */
export function looksPlural(word: string): boolean {
  const lower = word.toLowerCase();
  const known = IRREGULAR.get(lower);
  if (known !== undefined) return true;
  if (COMPOUND_MEN.test(lower)) return true;
  if (NATIONAL.test(word)) return true;
  return lower.length > 3 && lower.endsWith("s") && !/(?:ss|us|is)$/.test(lower) && !NOT_PLURAL.has(lower);
}

/** They end in `s` and count nothing. */
const NOT_PLURAL = new Set(
  (
    "was has does his its this thus always perhaps sometimes besides towards afterwards upwards downwards overseas news economics politics mathematics " +
    "physics says makes takes goes comes gives gets means wants remains becomes includes seems " +
    "tells brings keeps sits stands begins lies allows gas yes across versus whereas as us less plus minus stays suggests indicates"
  ).split(" "),
);

/** Words that end a counted noun's phrase or cannot stand in one. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those its his her their our my your of in on at to for from with by as into onto over under about between among against " +
    "across after before since until till during through throughout without within per via and or but nor so yet if because although though while when " +
    "where who whom whose which what why how is are was were be been being am has have had having do does did will would can could may might must shall " +
    "should not no he she it they we i you him them us me there here then than ago earlier later away apart up down off out back more less most least " +
    "also just only even still already now too much many such each every either neither both all any some other another again once twice " +
    "said says say told tells than like unlike near beyond behind above below around along amid despite except plus minus worth " +
    "today tomorrow yesterday tonight last next ahead together alone respectively instead overall yesterday's"
  ).split(" "),
);

/** Prepositions, pronouns, auxiliaries and the like, in lower case. */
export function isFunctionWord(lower: string): boolean {
  return FUNCTION_WORDS.has(lower);
}

/** Words before a number's noun that may hold `and`: `2.7m combined digital and physical sales`. */
const REACH = 6;

/** Whether a plural noun follows within a few words: `2.7m combined sales` counts, `100m above the sea` measures. */
export function opensCountedThing(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < at + REACH; i += 1) {
    const token = tokens[i];
    if (token?.kind !== "word") return false;
    if (METRE_EVENTS.has(token.lower)) return false;
    if (token.lower === "combined" || token.lower === "and") continue;
    if (isFunctionWord(token.lower)) return false;
    if (looksPlural(token.text)) return true;
  }
  return false;
}

/** What is measured in metres though a plural follows: `110m hurdles`. */
const METRE_EVENTS = new Set([
  "hurdles",
  "heats",
  "finals",
  "race",
  "races",
  "sprint",
  "relay",
  "freestyle",
  "butterfly",
  "backstroke",
  "breaststroke",
  "dash",
  "final",
  "tall",
  "long",
  "high",
  "wide",
  "deep",
]);
