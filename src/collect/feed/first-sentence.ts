/** A headline is no longer, in characters. */
const MAX_LENGTH = 120;

/** The first sentence of a text, cut at a word where it is long; null where there is none. */
export function firstSentence(text: string): string | null {
  const line = (text.slice(0, 2_000).split("\n\n", 1)[0] ?? "").replaceAll(/\s+/g, " ").trim();
  if (line === "") return null;
  const [first] = new Intl.Segmenter("en", { granularity: "sentence" }).segment(line);
  const sentence = (first?.segment ?? line).trim();
  if (sentence.length <= MAX_LENGTH) return sentence;
  const cut = sentence.slice(0, MAX_LENGTH - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > MAX_LENGTH / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}
