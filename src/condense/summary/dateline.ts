/** Longer than any dateline with its agency and date, in characters. */
const MAX_DATELINE = 80;

const place = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ ]\p{Lu}[\p{L}.'’-]*){0,3}`;
/** Known agencies may stand without a dash behind them; any other name in parentheses needs one. */
const known = String.raw`(?:Reuters|REUTERS|AP|AFP|UPI|PTI|ANI|IANS|UNI|dpa|DPA|Xinhua|CNN|BBC|Bloomberg|TASS|Interfax|EFE|ANSA|Kyodo|Yonhap|AAP)`;
const agency = String.raw`(?:${known}|\p{Lu}[\p{L} .]{1,28})`;
const date = String.raw`(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\p{L}*\.?[ ]\d{1,2}|\d{1,2}[ ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\p{L}*)(?:,?[ ]\d{4})?`;
const dash = String.raw`[ ]*(?:--|[–—]|-(?=[ ]))[ ]*`;

/** `PARIS (Reuters) -`, `New York (CNN) --`, `(CNN) --`, `LONDON, March 3 (AP) —`, `WASHINGTON —`, `(Reuters) -`. */
const WITH_AGENCY = new RegExp(
  String.raw`^(?:${place}(?:,[ ]${place})?(?:[,:]?[ ]${date})?[,:]?[ ])?\(${agency}\)(?:${dash}|[ ]*:[ ]*)`,
  "u",
);
const WITH_KNOWN_AGENCY = new RegExp(
  String.raw`^(?:${place}(?:,[ ]${place})?(?:[,:]?[ ]${date})?[,:]?[ ])?\(${known}\)[ ]*(?=["“]?\p{Lu})`,
  "u",
);
const WITH_DATE = new RegExp(
  String.raw`^${place}(?:,[ ]${place})?[,:][ ]${date}(?:[ ]\(${agency}\))?(?:${dash}|[ ]*:[ ]*)`,
  "u",
);
const CAPITALS = new RegExp(String.raw`^\p{Lu}[\p{Lu}.'’ -]{2,28}(?:,[ ]${place})?${dash}(?=["'“‘]?\p{Lu})`, "u");

/** `New Delhi, Aug 1 A court …`: the agency's dash was lost. */
const WITHOUT_DASH = new RegExp(String.raw`^${place},[ ]${date}[ ]+(?=\p{Lu})`, "u");

/** How many characters of a sentence are its dateline (place, agency, date, the dash behind them); 0 where it has none. */
export function datelineLength(sentence: string): number {
  const head = sentence.slice(0, MAX_DATELINE).replaceAll(/\s/g, " ");
  for (const pattern of [WITH_AGENCY, WITH_KNOWN_AGENCY, WITH_DATE, CAPITALS, WITHOUT_DASH]) {
    const found = pattern.exec(head);
    if (found !== null) return found[0].length;
  }
  return 0;
}
