/** Words alone, as two places are compared by which write the same otherwise: case, punctuation and forms of a letter gone. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
