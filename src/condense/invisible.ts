/**
 * What a reader cannot see and a program can be told by: Unicode tags (U+E0000–E007F), bidirectional controls (UAX #9),
 * zero-width and formatting characters, soft hyphens, variation selectors beyond those of emoji, private use, lone
 * halves of a surrogate pair and control characters other than white space. ZWNJ and ZWJ stay where the scripts that
 * spell with them, or emoji, stand before them. Source: Unicode general categories Cf, Co, Cs, Cc.
 */
const INVISIBLE =
  /[\u{E0000}-\u{E0FFF}\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0D\uFEFF\uFFA0\uFFF9-\uFFFB\u{1D173}-\u{1D17A}\p{Co}\p{Cs}]|(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Extended_Pictographic}\p{M}\uFE0F])[\u200C\u200D]|(?![\t\n\r])\p{Cc}/gu;

/** The text as a reader sees it, without the characters that only a program reads. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(INVISIBLE, "");
}
