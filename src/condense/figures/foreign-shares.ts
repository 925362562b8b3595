/** `%` in words, by what it is read as; the longer before the shorter. Source: CLDR unit names, percent, and dictionaries. */
const SHARES: readonly (readonly [unit: string, words: readonly string[]])[] = [
  [
    "percentage point",
    (
      "prozentpunkt|prozentpunkte|prozentpunkten|points de pourcentage|point de pourcentage|puntos porcentuales|punto porcentual|punti percentuali|punto percentuale|" +
      "pontos percentuais|ponto percentual|procentpunt|procentpunten|procentenhet|procentenheter|procentpoint|prosentpoeng|prosenttiyksikköä|prosenttiyksikön|" +
      "punkt procentowy|punkty procentowe|punktu procentowego|punktów procentowych|procentního bodu|procentních bodů|puncte procentuale|" +
      "процентных пункта|процентных пунктов|процентный пункт"
    ).split("|"),
  ],
  [
    "%",
    (
      "prozent|pour cent|por ciento|por cento|per cento|procent|procento|procenta|procentů|prosent|prosenttia|prosentin|prosentti|percent|" +
      "процент|процента|процентов|відсотка|відсотків|відсоток|persen|százalék|la sută"
    ).split("|"),
  ],
];

const TABLE: ReadonlyMap<string, string> = new Map(
  SHARES.flatMap(([unit, words]) => words.map((word) => [word, unit])),
);
/** The longest of them (words). */
const LONGEST = 3;

/** The share that the words open with, and how many of them say it; null elsewhere. In lower case. */
export function foreignShare(words: readonly string[]): { readonly unit: string; readonly count: number } | null {
  for (let count = Math.min(LONGEST, words.length); count > 0; count -= 1) {
    const unit = TABLE.get(words.slice(0, count).join(" "));
    if (unit !== undefined) return { unit, count };
  }
  return null;
}
