import { withoutInvisible } from "../shared/invisible.ts";
import { oneLine } from "../shared/one-line.ts";

/**
 * Words to a program instead of a reader. Source: the families of prompt injection in OWASP's LLM01:2025 (override,
 * false roles, chat templates, output commands); our own phrases.
 */
const COMMANDS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}\b(?:instructions?|prompts?|guidelines|directions|rules above|system message)\b/iu,
  /\b(?:new|updated|real|actual|following) (?:system )?(?:instructions?|prompt)\s*(?::|follow|are\b|is\b)/iu,
  /\b(?:system|developer|assistant|user) ?(?:prompt|message|role)?\s*[:>\]}]\s*(?=\p{L})/iu,
  /\b(?:you are|you're|act|pretend to be|acting) (?:now |from now on )?(?:as )?an? (?:\p{L}+ ){0,2}(?:ai|assistant|language model|llm|chatbot|summari[sz]er|bot|model)\b/iu,
  /\b(?:ai|llm|assistants?|language models?|summari[sz]ers?|chatbots?|bots?|crawlers?) (?:reading|processing|summari[sz]ing|parsing|that reads?|who reads?|must|should|shall|are (?:required|asked|instructed|told))\b/iu,
  /\b(?:note|attention|message|instructions?|reminder|important)\b[^.!?]{0,20}\b(?:to|for)\b[^.!?]{0,12}\b(?:ai|llms?|assistants?|language models?|summari[sz]ers?|chatbots?|bots?)\b/iu,
  /^\W*(?:please )?(?:write|say|state|respond|reply|answer|output|print|include|add|append|insert|mention|begin|start|end|repeat|translate|summari[sz]e)\b[^.!?]{0,40}\b(?:in (?:the|your|every) (?:summary|digest|answer|reply|output)|your (?:summary|answer|reply|response|output)|the following (?:text|sentence|words|link)|instead of (?:the|a) summary|only with|exactly)\b/iu,
  /\byour (?:summary|answer|reply|response|output)\b[^.!?]{0,40}\b(?:must|should|has to|needs to|will)\b/iu,
  /<\|[^|<>]{1,40}\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant|user|instructions?|article|prompt)(?:[\s-][^<>]*)?>|^#{2,}\s*(?:instruction|system|response)/imu,
  /\b(?:reveal|print|show|repeat|output|leak)\b[^.!?]{0,30}\b(?:system prompt|api key|instructions|secrets?|environment variables?)\b/iu,
];

/** Each of the commands has one of these in it; nine sentences of news in ten have none, and are looked at no further. */
const SIGN =
  /\b(?:instruction|prompt|guideline|direction|rules\s+above|system|developer|assistant|user|ai\b|model|llm|bot|chatbot|crawler|summar|digest|answer|reply|response|output|following|exactly|only\s+with|api\s+key|secret|environment)|[<[#]/i;

/** How much of a text is looked at (characters): longer ones are no sentences. */
const READ = 2_000;

/**
 * Whether a sentence or a headline speaks to a model that reads it. Such words are no news: they are not shown to a
 * model, are no evidence, and stand in no headline, summary or figure.
 */
export function isInstruction(text: string): boolean {
  const seen = withoutInvisible(text.slice(0, READ));
  if (!SIGN.test(seen)) return false;
  const line = oneLine(seen);
  return COMMANDS.some((pattern) => pattern.test(line));
}
