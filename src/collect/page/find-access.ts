import type { LinkedArticle } from "./linked-data.ts";
import type { PageElement } from "./page-tree.ts";
import type { PageAccess } from "./parsed-page.ts";

export interface AccessEvidence {
  readonly text: string;
  readonly root: PageElement;
  readonly linked: LinkedArticle;
}

export function findAccess({ linked, text }: AccessEvidence): PageAccess {
  return !linked.isFree && text.length < 1200 ? "excerpt" : "full";
}
