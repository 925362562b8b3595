import type { Condensed, CondensedArticle } from "./article/condensed.ts";
import type { Article } from "./article/article.ts";
import type { ArticleStore } from "./collect/article-store.ts";
import { collect, type Collected } from "./collect/collect.ts";
import { sourceKey, type FolderSource } from "./collect/source.ts";
import { condense, CONDENSE_VERSION } from "./condense/condense.ts";
import type { CondensedStore } from "./condense/condensed-store.ts";
import { composeDigest } from "./digest/compose-digest.ts";
import type { Digest, Skipped } from "./digest/digest.ts";
import type { DigestStore } from "./digest/digest-store.ts";
import { localMinute } from "./shared/clock.ts";
import { LedeError } from "./shared/errors.ts";

/** Articles in memory at once while condensing. */
const BATCH = 16;

/** Articles that a model is asked about at once: enough to hide its latency, few enough for a model at home. */
const AT_ONCE = 4;

export interface DigestRequest {
  /** Whose digest it is. */
  readonly subscription: string;
  readonly title: string;
  readonly sources: readonly FolderSource[];
  /** Articles that an earlier digest carried are taken too. */
  readonly again: boolean;
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  readonly maxStories: number;
}

/** Ends within a deadline and never throws for the model's faults. */
export type Rewrite = (article: Article, extract: Condensed) => Promise<Condensed>;

export interface PipelineParts {
  readonly store: ArticleStore & CondensedStore & DigestStore;
  /** Puts a summary in a model's verified words, or leaves the extract; null without a model. */
  readonly rewrite: Rewrite | null;
  /** Told how far a step is; `total` is null while nobody knows. */
  readonly onProgress: (step: string, done: number, total: number | null) => void;
  /** Told of a fault of ours that cost an article. */
  readonly onFault: (what: string, error: unknown) => void;
}

export interface MadeDigest {
  readonly digest: Digest;
  /** False: there was nothing new, and this is the latest digest again. */
  readonly fresh: boolean;
}

/**
 * The product in one function: collects what the sources offer, condenses what is new and composes the digest of it.
 * @throws LedeError `no-articles` where the sources hold none that can be read.
 */
export async function makeDigest(request: DigestRequest, parts: PipelineParts): Promise<MadeDigest> {
  const { subscription, sources, again, now, timeZone, title, maxStories } = request;
  const collected: Collected[] = [];
  for (const source of sources) {
    const onProgress = (done: number, total: number): void => parts.onProgress(`Reading ${source.name}`, done, total);
    collected.push(await collect(source, { store: parts.store, now, onProgress }));
  }
  const uncondensed = await condenseNew(parts);
  const skipped = [...collected.flatMap(skippedWhileCollecting), ...uncondensed];

  const digest = await parts.store.composeOnce(
    { subscription, sources: sources.map(sourceKey), condensedVersion: CONDENSE_VERSION, again },
    ({ candidates, first }) =>
      composeDigest(candidates, {
        subscription,
        title,
        slot: localMinute(now, timeZone),
        timeZone,
        now,
        maxStories,
        first,
        skipped,
      }),
  );
  if (digest !== null) return { digest, fresh: true };

  const latest = await parts.store.latestDigest(subscription);
  if (latest === null || collected.every(({ articles }) => articles === 0)) throw noArticles(sources, skipped);
  return { digest: latest, fresh: false };
}

/** Condenses every article of the archive that has no result by this version of the code; a failing one costs itself. */
async function condenseNew({ store, rewrite, onProgress, onFault }: PipelineParts): Promise<readonly Skipped[]> {
  const skipped: Skipped[] = [];
  const failed: string[] = [];
  for (let done = 0; ;) {
    const articles = await store.uncondensed(CONDENSE_VERSION, { limit: BATCH, except: failed });
    if (articles.length === 0) return skipped;
    const results: CondensedArticle[] = [];
    for (let i = 0; i < articles.length; i += AT_ONCE) {
      const together = articles.slice(i, i + AT_ONCE);
      for (const [j, result] of (
        await Promise.allSettled(together.map((each) => condenseOne(each, rewrite)))
      ).entries()) {
        const article = together[j];
        if (result.status === "fulfilled") {
          results.push(result.value);
        } else if (article !== undefined) {
          failed.push(article.id);
          onFault(nameOf(article), result.reason);
          skipped.push({ what: nameOf(article), reason: "Lede could not condense it; please report it" });
        }
      }
      done += together.length;
      onProgress("Condensing", done, null);
    }
    await store.saveCondensed(results, CONDENSE_VERSION);
  }
}

async function condenseOne(article: Article, rewrite: Rewrite | null): Promise<CondensedArticle> {
  const extract = condense(article);
  return { article, condensed: rewrite === null ? extract : await rewrite(article, extract) };
}

function skippedWhileCollecting({ failed, otherFiles }: Collected): readonly Skipped[] {
  const skipped: readonly Skipped[] = failed.map(({ what, failure }) => ({ what, reason: failure.reason }));
  if (otherFiles === 0) return skipped;
  const what = otherFiles === 1 ? "1 file of another kind" : `${otherFiles} files of other kinds`;
  return [...skipped, { what, reason: "Lede reads .txt, .md and .html" }];
}

function nameOf({ title, link, source }: Article): string {
  switch (link.kind) {
    case "file":
      return link.path;
    case "web":
      return link.url;
    case "none":
      return title ?? source;
  }
}

function noArticles(sources: readonly FolderSource[], skipped: readonly Skipped[]): LedeError {
  const where = new Intl.ListFormat("en").format(sources.map(({ name }) => name));
  const reasons = skipped.slice(0, 5).map(({ what, reason }) => `${what} (${reason})`);
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : "";
  const unread = reasons.length === 0 ? "" : ` Not read: ${reasons.join(", ")}${more}.`;
  return new LedeError("no-articles", `No articles in ${where}.${unread}`, {
    next: "Put .txt, .md or .html files there, or name another folder with --folder.",
  });
}
