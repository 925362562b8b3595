import type { Condensed } from "../../src/article/condensed.ts";
import type { Article } from "../../src/article/article.ts";
import { articleId } from "../../src/collect/article-id.ts";
import { makeWebSource } from "../../src/collect/make-web-source.ts";
import { listSources } from "../../src/collect/source-list.ts";
import { sourceKey } from "../../src/collect/source.ts";
import { condense } from "../../src/condense/condense.ts";
import { composeDigest } from "../../src/digest/compose-digest.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Asker } from "../../src/entry/commands.ts";
import type { CommandParts, OwnerNotice, ReadArticle } from "../../src/entry/commands/command-parts.ts";
import { askedSource } from "../../src/entry/commands/visible.ts";
import type { Store } from "../../src/store/store.ts";
import { makeArticle } from "./make-news.ts";

/** The feed that the owner follows for everyone. */
export const OWNERS_FEED = makeWebSource("feed", "https://example.org/feed");

/** The commands' parts on a real store; the web is the pages that a test puts there. */
export interface CommandWorld {
  readonly parts: CommandParts;
  readonly told: OwnerNotice[];
  /** What links lead to. Another one answers 404. */
  readonly web: Map<string, Article>;
  /** Articles of the owner's feed, or of another source, condensed by Lede itself. */
  keep(articles: readonly Article[], source?: string): Promise<void>;
}

export const NOW = new Date("2026-11-03T08:00:00Z");

export function makeCommandWorld(store: Store): CommandWorld {
  const told: OwnerNotice[] = [];
  const web = new Map<string, Article>();
  const sources = listSources([OWNERS_FEED], store.sources);
  const digests = new Map<string, Digest>();

  const keep = async (articles: readonly Article[], source = sourceKey(OWNERS_FEED)): Promise<void> => {
    await store.saveArticles(articles, { source, seenAt: NOW });
    await store.saveCondensed(
      articles.map((article) => ({ article, condensed: condense(article) })),
      1,
    );
  };

  const parts: CommandParts = {
    archive: store.archive,
    mutes: store.mutes,
    reports: store.reports,
    communities: store.communities,
    subscriptions: store.subscriptions,
    sources,
    follows: store.sources,
    digests: {
      async preview(subscription) {
        const keys = (await sources.sourcesOf(subscription.to)).map(({ source }) => sourceKey(source));
        const candidates = await store.archive.newestArticles({ sources: keys, subscriptions: [] }, 100);
        if (candidates.length === 0) return null;
        return composeDigest(candidates, {
          subscription: subscription.id,
          title: subscription.title,
          slot: "2026-11-03T08:00",
          timeZone: subscription.timeZone,
          now: NOW,
          maxStories: subscription.stories,
          first: false,
          skipped: [],
        });
      },
      latest: async (subscription) => digests.get(subscription.id) ?? null,
    },
    reader: {
      async articleAt(url) {
        return articleId(url);
      },
      async readArticle(url, { channel }): Promise<ReadArticle> {
        const article = web.get(url);
        if (article === undefined) return { kind: "failed", reason: "answers 404", next: "Check the link." };
        await keep([article], askedSource(channel));
        const condensed: Condensed = condense(article);
        return { kind: "article", archived: { article, condensed } };
      },
      async findSource(url) {
        if (!web.has(url)) return { kind: "failed", reason: "answers 404", next: "Check the link." };
        return { kind: "found", source: makeWebSource("feed", url), articles: 3 };
      },
    },
    tellOwner: async (notice) => void told.push(notice),
    clock: () => NOW,
    timeZone: "Europe/Berlin",
  };
  return { parts, told, web, keep };
}

/** Somebody in a channel of a Slack workspace, who manages it unless said otherwise. */
export function makeAsker(given: Partial<Asker> & { readonly manages?: boolean } = {}): Asker {
  const { manages = true, ...rest } = given;
  return {
    channel: "slack:C1",
    community: "slack:T1",
    user: "U1",
    timeZone: null,
    mayManage: async () => manages,
    ...rest,
  };
}

/** An article with three figures in it. */
export function makeOreArticle(id = "ore"): Article {
  return makeArticle(id, {
    title: "Ore port to double its quays",
    text: "The port of Norvik will spend €240 million on four new quays, it said on Monday. They will let 18 million tonnes of iron ore a year through by 2031. About 300 people are to work there.",
    publishedAt: new Date("2026-11-02T06:30:00Z"),
    link: { kind: "web", url: `https://example.org/${id}` },
  });
}
