import type { Article } from "../../article/article.ts";
import type { Condensed } from "../../article/condensed.ts";
import { discoverFeed } from "../../collect/discover.ts";
import { knownAt, readLink } from "../../collect/read-link.ts";
import { sourceAt } from "../../collect/source-at.ts";
import { CONDENSE_VERSION } from "../../condense/condense.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Store } from "../../store/store.ts";
import type { LinkReader } from "../commands/command-parts.ts";
import { askedSource } from "../commands/visible.ts";
import type { Web } from "../open-web.ts";

export interface LinkReaderParts {
  readonly store: Store;
  readonly web: Web;
  readonly clock: Clock;
  readonly condense: (article: Article) => Promise<Condensed>;
}

const LOOK = "Open it in a browser to see what is there.";

/** Reads what people in a chat give the address of. */
export function makeLinkReader({ store, web, clock, condense }: LinkReaderParts): LinkReader {
  return {
    articleAt: (url) => knownAt(url, store),
    async readArticle(url, asked) {
      const parts = await web.open();
      const source = askedSource(asked.channel);
      const home = parts.downloader.isHome(url) && (await asked.mayReachHome());
      const read = await readLink(url, { web: parts, store, source, mayReachHome: home, now: clock() });
      if (read.kind === "failed") return { kind: "failed", reason: read.reason, next: LOOK };
      const { article } = read;
      await store.saveCondensed([{ article, condensed: await condense(article) }], CONDENSE_VERSION);
      const archived = await store.archive.articleOf(article.id, { sources: [source], subscriptions: [] });
      // Between the two somebody may have read it anew.
      if (archived === null) return { kind: "failed", reason: "has just changed", next: "Ask again in a moment." };
      return { kind: "article", archived };
    },
    async findSource(url) {
      const { downloader } = await web.open();
      // Only those who manage the channel get here, and the hosts are the ones that the owner allows.
      const discovered = await discoverFeed(url, { downloader, mayReachHome: true });
      if (discovered.kind === "failed") {
        const { reason, next } = discovered.failure;
        return { kind: "failed", reason: reason.replace(/^it /, ""), next };
      }
      return sourceAt(discovered) ?? { kind: "failed", reason: "has no feed and links to no articles", next: LOOK };
    },
  };
}
