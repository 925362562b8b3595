import type { PageElement } from "./page-tree.ts";
const NAMES = new Set(
  "nav footer header aside figcaption h1 time label dialog button input title head menu".split(" "),
);
const ROLES = new Set(
  "contentinfo banner dialog alertdialog menu menubar search complementary navigation tooltip".split(" "),
);
export function isNoArticle(e: PageElement): boolean {
  return NAMES.has(e.name) || ROLES.has(e.attributes["role"] ?? "");
}
const STRONG = /^(?:comments?|disqus\w*|respond|commentlist|comment-?list|comments-area)$/;
const TOKENS = new Set(
  "copyright social related comments comment subscribe bio promo masthead cookie signup byline reply respond commentform notice sharing share newsletter caption breadcrumb breadcrumbs tags sharedaddy vcard sidebar modal popup recommended recommend pagination consent login advert advertisement ad ads colophon announcement subtitle skip testimonial testimonials".split(
    " ",
  ),
);
export function isClutter(e: PageElement, share: number): boolean {
  if (e.name === "body" || e.name === "html" || e.name === "main") return false;
  if (STRONG.test(e.attributes["id"] ?? "")) return true;
  if (share > 0.3) return false;
  const words = `${e.attributes["class"] ?? ""} ${e.attributes["id"] ?? ""}`.toLowerCase().split(/[^a-z]+/);
  return words.some((w) => TOKENS.has(w));
}
