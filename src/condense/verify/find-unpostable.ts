import { withoutInvisible } from "../../shared/invisible.ts";

/** What no sentence of a summary may carry, whoever wrote it and whatever its evidence says. */
const ALWAYS: readonly RegExp[] = [
  /\b(?:https?|ftp|file|data|javascript|mailto|tel):\/?\/?[^\s.]\S*/iu,
  /\bwww\.\S+/iu,
  // A host with a path; `Amazon.com` alone may be a company's name.
  /\b[\p{L}\d-]+\.(?:com|org|net|info|io|co|gov|edu|[a-z]{2})\/\S+/iu,
  /[\p{L}\d._%+-]+@[\p{L}\d-]+\.[\p{L}]{2,}/u,
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{2,}/u,
  /<[!@#/]?[\p{L}!@#/][^<>]*>/u,
  /!?\[[^\]]*\]\([^)]*\)/u,
  /\*\*[^*\s][^*]*\*\*|__[^_\s][^_]*__|~~|```|`[^`]+`|\|\|/u,
  /"(?:text|evidence|sentences|role|content)"\s*:/iu,
];

/** Each of those has one of these in it. */
const MAY_HAVE_MARKUP = /[:/@<[*_~`|]|www\./i;

/** Words to the reader of the digest, or about the one who writes it: boilerplate, instructions, a model's chatter. */
const ADDRESSED: readonly RegExp[] = [
  /\b(?:click|tap|press) (?:here|on|the|this)\b/iu,
  /\b(?:subscribe|sign up|log in|register) (?:to|for|here|now|today)\b/iu,
  /\b(?:read more|read on|scroll down|follow us|share this|stay tuned|dear reader|for more information,? (?:visit|go|see))\b/iu,
  /\bas an? (?:ai|language model|assistant|ai language model)\b/iu,
  /\b(?:i am|i'm) (?:an? ai|unable to|sorry)\b/iu,
  /\b(?:ignore|disregard|forget) (?:all |any )?(?:the |these |your |my )?(?:previous|prior|above|earlier|preceding|other)?\s?(?:instructions?|prompts?|rules|directions)\b/iu,
  /\b(?:system prompt|developer message|jailbreak|prompt injection|source sentences?|sentence \[?\d+\]?)\b/iu,
];

const IS_ADDRESSED = new RegExp(ADDRESSED.map(({ source }) => source).join("|"), "iu");

/** Mark-up and chatter with which a model opens; a source that opens so itself may be repeated. */
const OPENINGS: readonly RegExp[] = [
  /^\s*(?:#{1,6}\s|[-*+>]\s|\d{1,2}[.)]\s+(?=\p{Lu})|[{[<])/u,
  /^(?:here is|here's|here are|sure|certainly|okay|summary|tl;?dr|note|in summary|in conclusion)\b[^.]{0,40}[:,!-]/iu,
  /\bthe (?:article|text|passage|author of (?:this|the) (?:article|text)) (?:says|states|describes|discusses|reports|mentions|notes|explains|instructs|asks|tells)\b/iu,
];

/** Second person and commands: said to the reader wherever no one is quoted. */
const SECOND_PERSON = /(?<![\p{L}'’])(?:you|your|yours|yourself|you['’](?:re|ve|ll|d))(?![\p{L}])/iu;

export interface UnpostableContext {
  /** The text without its quotations. */
  readonly unquoted: string;
  /** The cited sentences' own words. */
  readonly evidence: string;
}

/** The first part of a sentence that may not be posted, or null. */
export function findUnpostable(text: string, { unquoted, evidence }: UnpostableContext): string | null {
  if (withoutInvisible(text) !== text) return "an invisible character";
  for (const pattern of [
    ...(MAY_HAVE_MARKUP.test(text) ? ALWAYS : []),
    ...(IS_ADDRESSED.test(text) ? ADDRESSED : []),
  ]) {
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  for (const pattern of OPENINGS) {
    const found = pattern.exec(text);
    if (found !== null && !evidence.includes(found[0])) return found[0];
  }
  const you = SECOND_PERSON.exec(unquoted);
  // A source that says `you` of people in general may be repeated; a writer may not begin to.
  return you !== null && !SECOND_PERSON.test(evidence) ? you[0] : null;
}
