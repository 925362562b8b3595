/**
 * Words whose full stop need not end a sentence, by what follows them. Lower case, without the last full stop.
 * Source: the usual lists of English style guides (Chicago Manual of Style, ch. 10; AP Stylebook) and what news
 * writes; the German, French and Spanish rows from Duden and the academies' lists.
 */

/** Always followed by what they belong to: a name. */
const TITLES =
  "mr mrs ms messrs mx dr prof gen sen rep reps sens gov lt col cmdr adm sgt maj capt cpl pvt rev hon pres fr supt det insp sra srta mme mlle msgr amb atty brig vs v viz cf";

/** Belong to the number behind them; before anything else the full stop ends the sentence. */
const BEFORE_NUMBER = "no nos nr p pp fig figs sec art vol ch para pt rs n° № ca c approx tel ext";

/** Stand inside a sentence or at its end: only a word that opens sentences tells. */
const ANYWHERE =
  "st mt ft inc ltd corp co cos bros jr sr esq plc llc llp dept est assn univ inst govt ave blvd rd hwy etc al misc tech med mass calif conn fla ill kan ky la md mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo del ga ala aka ph.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat";

/** Words that open sentences and hardly ever follow an abbreviation inside one, lower case. */
const OPENERS =
  "the a an it its he his she her they their we our you your this that these those there then here but and or so yet in on at as if when while after before since because although though however meanwhile still also for from by with without during what who how why where which did do does is are was were has have had can could will would should may might not no nor some many most more several both all each every one another other such under last earlier later instead moreover nevertheless despite according asked let";

/** Behind a time of day these go on with it: `6 p.m. Monday`, `9 a.m. ET`. Lower case. */
const AFTER_TIME =
  "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist aest eastern central mountain pacific local greenwich january february march april may june july august september october november december";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const titleAbbreviations = words(TITLES);
export const numberAbbreviations = words(BEFORE_NUMBER);
export const otherAbbreviations = words(ANYWHERE);
export const sentenceOpeners = words(OPENERS);
export const timeContinuations = words(AFTER_TIME);

/** Never the end of a sentence in these languages, whatever case follows; `Intl.Segmenter` does not know them. */
export const foreignAbbreviations: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words("dr prof hr fr frau st nr mio mrd bzw ca z.b d.h u.a z.t v.a usw vgl abs art evtl ggf inkl max min bspw"),
  fr: words("m mm mme mlle dr pr me st ste n° art env av etc p"),
  es: words("sr sra srta dr dra prof gral ee.uu ej pág núm art av ud uds d dña"),
  it: words("sig sig.ra dott dott.ssa prof ing avv on art pag n ecc"),
  nl: words("dhr mevr mr dr prof drs ir nr ca bijv o.a d.w.z blz art"),
  pt: words("sr sra dr dra prof eng art pág núm n.º av exmo"),
};
