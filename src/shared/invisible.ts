/**
 * What a reader cannot see and a program can be told by. Source: Unicode general categories Cf, Co, Cs, Cc; UAX #9 for
 * the bidirectional controls.
 */
const INVISIBLE: readonly string[] = [
  // Tags: a hidden ASCII.
  String.raw`[\u{E0000}-\u{E0FFF}]`,
  // Bidirectional marks, embeddings, overrides, isolates.
  String.raw`[\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]`,
  // Zero width, soft hyphen, word joiner, invisible operators, byte order mark, annotation marks.
  String.raw`[\u00AD\u200B\u2060-\u2065\uFEFF\uFFF9-\uFFFB]`,
  // Fillers that are drawn as nothing, Mongolian and other variation selectors, musical formatting.
  String.raw`[\u115F\u1160\u3164\uFFA0\u17B4\u17B5]|[\u180B-\u180F]|[\uFE00-\uFE0D]|[\u{1D173}-\u{1D17A}]`,
  // Private use, lone halves of a surrogate pair, control characters other than white space.
  String.raw`\p{Co}|\p{Cs}|(?![\t\n\r])\p{Cc}`,
  // Joiners, except behind the scripts that spell with them and behind emoji.
  String.raw`(?<!\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Sinhala}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)[\u200C\u200D]`,
];

const PATTERN = new RegExp(INVISIBLE.join("|"), "gu");

/** ASCII, Latin letters with their marks, dashes, quotation marks, currency signs: a text of these alone hides nothing. */
const PLAIN = /^[\t\n\r -~\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;

/**
 * The text as a reader sees it, without the characters that only a program reads. `collect` takes them out of an
 * article's title and text, so that nobody counts or matches around them and every offset is one that a person can
 * check; where words leave for a model or a channel (`prompt.ts`, `verify.ts`) they are taken out once more.
 */
export function withoutInvisible(text: string): string {
  return PLAIN.test(text) ? text : text.replaceAll(PATTERN, "");
}
