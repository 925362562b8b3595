import { AGREE, CONSENT, GATE_TITLE, PAYWALL } from "./access-cues.ts";
import type { LinkedArticle } from "./linked-data.ts";
import type { Block } from "./page-blocks.ts";
import type { PageAccess } from "./parsed-page.ts";

export interface AccessEvidence {
  readonly text: string;
  readonly title: string | null;
  /** All that the page shows. */
  readonly blocks: readonly Block[];
  readonly linked: LinkedArticle;
}

/**
 * Lengths in characters. An opening is some paragraphs; many pages that declare a paywall have the whole text all the same,
 * and many whole articles are followed by an appeal to subscribe.
 */
const LENGTHS = { gate: 1_500, notice: 4_000, declaredOpening: 3_000, opening: 1_800, cut: 1_200, appeal: 300 };

/** How much of a notice is about consent, of its characters. */
const CONSENT_SHARE = 0.5;

/** What of the article is on the page. In doubt all of it: a wrong verdict costs an article. */
export function findAccess(evidence: AccessEvidence): PageAccess {
  if (isGate(evidence) || isConsentNotice(evidence)) return "consent";
  return isOpening(evidence) ? "excerpt" : "full";
}

function isGate({ title, text }: AccessEvidence): boolean {
  return title !== null && GATE_TITLE.test(title) && text.length < LENGTHS.gate;
}

/** The body of a notice is empty where the page marks it up as a dialog: then all that it shows is looked at. */
function isConsentNotice({ text, blocks }: AccessEvidence): boolean {
  const shown = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (text.length > LENGTHS.notice || shown > 2 * LENGTHS.notice) return false;
  if (!blocks.some((block) => AGREE.test(block.text))) return false;
  const paragraphs = text.length < CONSENT_SHARE * shown ? blocks.map((block) => block.text) : text.split("\n\n");
  const about = paragraphs.filter((paragraph) => CONSENT.test(paragraph)).join("").length;
  return about >= CONSENT_SHARE * paragraphs.join("").length;
}

function isOpening({ text, blocks, linked }: AccessEvidence): boolean {
  if (!linked.isFree && text.length < LENGTHS.declaredOpening) return true;
  if (text.length >= LENGTHS.opening) return false;
  const isCutOff = text.length < LENGTHS.cut && /(?:…|\.\.\.|\[…\]|\[\.\.\.\])$/.test(text);
  return isCutOff || blocks.some((block) => block.text.length <= LENGTHS.appeal && PAYWALL.test(block.text));
}
