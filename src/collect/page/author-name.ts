/** Words that stand before an author's name in a byline. Source: collected by hand; English, German, French, Spanish, Italian, Dutch, Portuguese. */
const BEFORE =
  /^(?:(?:(?:written|posted|published|reported|reviewed|words|story|article|text|post)\s+)?by(?:\s*:\s*|\s+)|(?:authors?|writer|reporter|contributor|author\s+name|written|posted)\s*:\s*|(?:authors?|words|writer)\s+(?=\p{Lu}|(?:posted |written )?by )|this\s+(?:post|article|story|piece)\s+(?:was|is)\s+written\s+by\s+|(?:von|par|por|di|door|af|av)\s+(?=\p{Lu})|about(?:\s+the\s+author)?\s*:\s*)/iu;

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

/** Where a byline stops being the name: a date, a reading time, a mark that lists what else is known, a second role. */
const BEHIND = new RegExp(
  [
    String.raw`\s*[|•·●⋅∙∣›»]\s*.*$`,
    String.raw`\s+[-–—]\s+.*$`,
    String.raw`[\s,]*(?:\bon\s+)?(?:\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|satur|sun)(?:day)?,?\s+)?(?:${MONTHS})[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?\b.*$`,
    String.raw`[\s,]*(?:\bon\s+)?\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:${MONTHS})[a-z]*\b.*$`,
    String.raw`[\s,]*(?:\bon\s+)?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*$`,
    String.raw`[\s,]*\d+(?:\s*[-–—]\s*\d+)?[\s-]*min(?:ute)?s?\b.*$`,
    String.raw`,\s+[^,]*\b(?:editor|writer|reporter|correspondent|columnist|director|manager|head|chief|officer|founder|president|professor|specialist|analyst|strategist|staff|ceo|cto|university|contributor)\b.*$`,
    String.raw`[\s,]*\b(?:(?:last\s+)?updated|published|posted|reviewed|edited|fact[- ]checked|medically reviewed|view all posts|more posts|all posts|read more|follow|share|contact|email|min read|contributing (?:writer|editor)|staff writer|senior (?:writer|editor|reporter)|guest (?:author|columnists?|contributor))\b.*$`,
  ].join("|"),
  "iu",
);

/** What a program calls the person that set it up. */
const NOBODY =
  /^(?:admin(?:istrator)?|noc admin|webmaster|root|user|guest|unknown|none|null|undefined|n\/?a|author|(?:written|posted|published|reviewed)?\s*by:?|posts?|category|manufacturer|editor|share|\(?no author\)?|super ?user|wordpress|default)$/i;

/** A link to what else an author wrote. */
const MORE = /^(?:more|all|view|see|read|other)\b.*\b(?:by|from|posts|articles|stories)\b/i;

/** Longer than this it is a sentence; several authors may be. Characters. */
const MAX_NAME = 160;

/**
 * The name in what a page gives for its author, or null: no address, no handle, no account of a program.
 * @param isByline whether it is taken from the page's text, where a name has a date and other things behind it.
 */
export function parseAuthorName(text: string, { isByline }: { readonly isByline: boolean }): string | null {
  if (text.length > 4 * MAX_NAME) return null;
  let name = text.replaceAll(/\s+/g, " ").trim();
  // The word before the name may come twice: "Author Posted by …".
  for (let i = 0; i < 2; i++) name = name.replace(BEFORE, "");
  if (isByline) name = name.replace(BEHIND, "");
  // The number of a footnote with the author's address.
  name = name.replace(/(\p{L})\d{1,2}$/u, "$1");
  name = name.replace(/^[\s,;:&|–—-]+|[\s,;:&|–—-]+$/gu, "").trim();
  const hasLetters = /\p{L}{2}|\p{Lo}/u.test(name);
  const isAddress = /:\/\/|^www\.|^@|@\w+\.\w|\.(?:com|org|net)\//i.test(name);
  return !hasLetters || isAddress || name.length > MAX_NAME || NOBODY.test(name) || MORE.test(name) ? null : name;
}

/** Whether words from a page's text look like people: a few words, with capitals where the script has them, and no sentence. */
export function isNameLike(name: string): boolean {
  const words = name.split(/[\s,&]+/).filter((word) => word !== "" && word !== "and");
  if (words.length > 14 || name.length > 120 || /[.!?:]$|[!?:;]/.test(name.replace(/\b(?:Jr|Sr|Dr|\p{Lu})\.$/u, "")))
    return false;
  const capitals = words.filter((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word)).length;
  return words.length === 1 ? true : capitals >= words.length / 2;
}
