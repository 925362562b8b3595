import type { Discovered } from "./discover.ts";
import { makeWebSource } from "./make-web-source.ts";
import type { WebSource } from "./source.ts";

/** Characters of a feed's own title that make a name. */
const MAX_NAME = 60;

/** A page with fewer links to articles is no section page. */
const MIN_LINKS = 3;

export interface SourceAt {
  readonly kind: "found";
  readonly source: WebSource;
  /** How many articles it offers at present. */
  readonly articles: number;
}

/** What to follow of what was discovered: the feed, else the page where it links to articles; null where it does not. */
export function sourceAt(discovered: Extract<Discovered, { kind: "found" | "no-feed" }>): SourceAt | null {
  switch (discovered.kind) {
    case "found": {
      const { url, title, entries } = discovered.feed;
      const source = makeWebSource("feed", url);
      const name = title?.replaceAll(/\s+/g, " ").trim() ?? "";
      const isName = name !== "" && name.length <= MAX_NAME;
      return { kind: "found", source: isName ? { ...source, name } : source, articles: entries.length };
    }
    case "no-feed":
      if (discovered.articles.length < MIN_LINKS) return null;
      return { kind: "found", source: makeWebSource("page", discovered.url), articles: discovered.articles.length };
  }
}
