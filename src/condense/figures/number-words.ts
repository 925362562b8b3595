/** English number words. Source: the grammar of English numerals; Indian scale words as Indian news writes them. */

/** Zero to nineteen and the tens. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ["zero", 0],
  ["one", 1],
  ["two", 2],
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
  ["seven", 7],
  ["eight", 8],
  ["nine", 9],
  ["ten", 10],
  ["eleven", 11],
  ["twelve", 12],
  ["thirteen", 13],
  ["fourteen", 14],
  ["fifteen", 15],
  ["sixteen", 16],
  ["seventeen", 17],
  ["eighteen", 18],
  ["nineteen", 19],
  ["twenty", 20],
  ["thirty", 30],
  ["forty", 40],
  ["fifty", 50],
  ["sixty", 60],
  ["seventy", 70],
  ["eighty", 80],
  ["ninety", 90],
]);

/** Verbs that say a factor: `doubled` is two times. */
export const MULTIPLYING_VERBS: ReadonlyMap<string, number> = new Map([
  ["doubled", 2],
  ["tripled", 3],
  ["trebled", 3],
  ["quadrupled", 4],
  ["halved", 0.5],
]);

/** They multiply what stands before them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ["hundred", 1e2],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

/** Short forms that mean a scale wherever they follow digits. */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ["mn", 1e6],
  ["mln", 1e6],
  ["mil", 1e6],
  ["mio", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["bil", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
  ["lakhs", 1e5],
  ["crores", 1e7],
  ["millions", 1e6],
  ["billions", 1e9],
  ["trillions", 1e12],
]);

/** Letters that are a scale beside money and a unit or a name elsewhere (`m` metre, `t` tonne, `K` kelvin). */
export const LETTER_SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["b", 1e9],
  ["t", 1e12],
]);

/** `dozens` alone is some number from one to ten of them, as `tens of thousands` is. */
export const VAGUE_SCALES: ReadonlyMap<string, number> = new Map([
  ["tens", 10],
  ["dozens", 12],
  ["scores", 20],
  ["hundreds", 1e2],
  ["thousands", 1e3],
  ["lakhs", 1e5],
  ["millions", 1e6],
  ["crores", 1e7],
  ["billions", 1e9],
  ["trillions", 1e12],
]);

/** Parts of a whole, in the singular; with an `s` after a number above one. */
export const FRACTION_WORDS: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halve", 2],
  ["third", 3],
  ["quarter", 4],
  ["fourth", 4],
  ["fifth", 5],
  ["sixth", 6],
  ["seventh", 7],
  ["eighth", 8],
  ["ninth", 9],
  ["tenth", 10],
  ["hundredth", 100],
]);

/** Fractions that are one character. Source: Unicode, block Number Forms and Latin-1. */
export const VULGAR_FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["¼", 1 / 4],
  ["½", 1 / 2],
  ["¾", 3 / 4],
  ["⅐", 1 / 7],
  ["⅑", 1 / 9],
  ["⅒", 1 / 10],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["⅕", 1 / 5],
  ["⅖", 2 / 5],
  ["⅗", 3 / 5],
  ["⅘", 4 / 5],
  ["⅙", 1 / 6],
  ["⅚", 5 / 6],
  ["⅛", 1 / 8],
  ["⅜", 3 / 8],
  ["⅝", 5 / 8],
  ["⅞", 7 / 8],
]);
