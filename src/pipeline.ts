import { setImmediate as nextTurn } from "node:timers/promises";
import type { Condensed, CondensedArticle } from "./article/condensed.ts";
import type { Article } from "./article/article.ts";
import type { ArticleStore } from "./collect/article-store.ts";
import { collect } from "./collect/collect.ts";
import type { Collected } from "./collect/collected.ts";
import type { WebParts } from "./collect/read-article-page.ts";
import { readError } from "./collect/read-failure.ts";
import { listSources, type ListedSource, type SourceWithState } from "./collect/source-list.ts";
import type { SourceStore } from "./collect/source-store.ts";
import { sourceKey } from "./collect/source.ts";
import { condense, CONDENSE_VERSION } from "./condense/condense.ts";
import type { CondensedStore } from "./condense/condensed-store.ts";
import type { DueSubscription } from "./digest/subscription-store.ts";
import type { DeliveryStore } from "./dispatch/delivery-store.ts";
import { serve, type Reading } from "./dispatch/serve-due.ts";
import { composeDigest } from "./digest/compose-digest.ts";
import type { Digest, Skipped } from "./digest/digest.ts";
import type { DigestStore } from "./digest/digest-store.ts";
import { localMinute, localTime } from "./shared/clock.ts";
import { LedeError } from "./shared/errors.ts";

/** Articles in memory at once while condensing. */
const BATCH = 16;

/** Articles that a model is asked about at once: enough to hide its latency, few enough for a model at home. */
const AT_ONCE = 4;

export interface DigestRequest {
  /** Whose digest it is. */
  readonly subscription: string;
  readonly title: string;
  readonly sources: readonly ListedSource[];
  /** Articles that an earlier digest carried are taken too. */
  readonly again: boolean;
  /** The subscription, where its time has come: its digest stands for what was missed, too. Null: asked for just so. */
  readonly due: DueSubscription | null;
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  readonly maxStories: number;
}

/** Ends within a deadline and never throws for the model's faults. */
export type Rewrite = (article: Article, extract: Condensed) => Promise<Condensed>;

export interface PipelineParts {
  readonly store: ArticleStore &
    CondensedStore &
    DigestStore & { readonly sources: SourceStore; readonly outbox: Pick<DeliveryStore, "composeDue"> };
  /** How feeds and pages are read; asked for only where there are any. */
  readonly web: () => Promise<WebParts>;
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
  /** What could not be read this time; a digest that is not fresh knows only of its own. */
  readonly skipped: readonly Skipped[];
}

/**
 * The product in one function: collects what the sources offer, condenses what is new and composes the digest of it.
 * @throws LedeError `no-articles` where the sources hold none that can be read.
 */
export async function makeDigest(request: DigestRequest, parts: PipelineParts): Promise<MadeDigest> {
  const { subscription, sources, now, timeZone } = request;
  const readings = await listSources([], parts.store.sources).withStates(sources);
  const collected = await collectSources(readings, now, parts);
  throwForOnlyFolder(readings, collected);
  const uncondensed = await condenseNew(parts);
  const unread = readings.flatMap((reading, index) =>
    skippedWhileCollecting(reading, collected[index], { now, timeZone }),
  );
  const skipped = [...unread, ...uncondensed];
  // A feed that has not changed offers nothing, and that is no trouble.
  const isEmpty = readings.every(({ source }, index) => source.kind === "folder" && collected[index]?.articles === 0);
  if (isEmpty) throw noArticles(sources, skipped);

  const digest = await composeFor(request, skipped, parts);
  if (digest !== null) return { digest, fresh: true, skipped };
  const latest = await parts.store.latestDigest(subscription);
  if (latest === null) throw noArticles(sources, skipped);
  return { digest: latest, fresh: false, skipped };
}

/** Null where there is nothing new. */
async function composeFor(
  { subscription, sources, again, due, now, timeZone, title, maxStories }: DigestRequest,
  skipped: readonly Skipped[],
  { store }: PipelineParts,
): Promise<Digest | null> {
  const keys = sources.map(({ source }) => sourceKey(source));
  if (due !== null) {
    const readingOf = async (): Promise<Reading> => ({ sources: keys, skipped });
    return await serve(due, now, { outbox: store.outbox, readingOf, render: () => [] });
  }
  return await store.composeOnce(
    { subscription, sources: keys, condensedVersion: CONDENSE_VERSION, again },
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
}

/** Reads what the sources offer into the archive, whatever becomes of each. */
export async function collectSources(
  readings: readonly SourceWithState[],
  now: Date,
  { store, web, onProgress }: Pick<PipelineParts, "store" | "web" | "onProgress">,
): Promise<readonly Collected[]> {
  return await collect(readings, {
    web,
    store,
    sources: store.sources,
    now,
    chance: Math.random,
    onProgress: ({ source }, done, total) => onProgress(`Reading ${source.name}`, done, total),
  });
}

/** Who names one folder wants to hear of that folder, not of a digest without it. */
function throwForOnlyFolder(readings: readonly SourceWithState[], collected: readonly Collected[]): void {
  const [only, ...others] = readings;
  const trouble = collected[0]?.trouble;
  if (only?.source.kind !== "folder" || others.length > 0 || !trouble) return;
  throw readError(trouble.failure, `the folder ${only.source.name}`);
}

/**
 * Condenses every article of the archive that has no result by this version of the code, the new ones first; a failing
 * one costs itself.
 *
 * @param signal ends it before its time, with what is done kept
 */
export async function condenseNew(
  { store, rewrite, onProgress, onFault }: Omit<PipelineParts, "web" | "store"> & { readonly store: CondensedStore },
  signal?: AbortSignal,
): Promise<readonly Skipped[]> {
  const skipped: Skipped[] = [];
  const failed: string[] = [];
  const atOnce = rewrite === null ? 1 : AT_ONCE;
  const isStopped = (): boolean => signal?.aborted === true;
  for (let done = 0; ;) {
    const articles = await store.uncondensed(CONDENSE_VERSION, { limit: BATCH, except: failed });
    if (articles.length === 0 || isStopped()) return skipped;
    const results: CondensedArticle[] = [];
    for (let i = 0; i < articles.length && !isStopped(); i += atOnce) {
      // Nothing else in here waits for anything: without a turn for the rest of the process, the chat would be deaf for
      // as long as articles come, and for minutes when a new version condenses the whole archive again.
      await nextTurn();
      const together = articles.slice(i, i + atOnce);
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
    // A database in this very process takes as long as some articles do.
    await nextTurn();
    await store.saveCondensed(results, CONDENSE_VERSION);
  }
}

async function condenseOne(article: Article, rewrite: Rewrite | null): Promise<CondensedArticle> {
  const extract = condense(article);
  return { article, condensed: rewrite === null ? extract : await rewrite(article, extract) };
}

function skippedWhileCollecting(
  { source }: SourceWithState,
  collected: Collected | undefined,
  at: { readonly now: Date; readonly timeZone: string },
): readonly Skipped[] {
  if (collected === undefined) return [];
  const { failed, otherFiles, trouble } = collected;
  const skipped = failed.map(({ what, failure }) => ({ what, reason: failure.reason }));
  if (trouble !== null) {
    const again = trouble.retryAt === null ? "" : `, next try ${localTime(trouble.retryAt, at)}`;
    skipped.push({ what: source.name, reason: `${trouble.failure.reason}${again}` });
  }
  if (otherFiles > 0) {
    const what = otherFiles === 1 ? "1 file of another kind" : `${otherFiles} files of other kinds`;
    skipped.push({ what, reason: "Lede reads .txt, .md and .html" });
  }
  return skipped;
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

function noArticles(sources: readonly ListedSource[], skipped: readonly Skipped[]): LedeError {
  const named = sources.slice(0, 5).map(({ source }) => source.name);
  const rest = sources.length - named.length;
  const where = new Intl.ListFormat("en").format(rest === 0 ? named : [...named, `${rest} more`]);
  const reasons = skipped.slice(0, 5).map(({ what, reason }) => `${what} (${reason})`);
  const more = skipped.length > 5 ? ` and ${skipped.length - 5} more` : "";
  const unread = reasons.length === 0 ? "" : ` Not read: ${reasons.join(", ")}${more}.`;
  return new LedeError("no-articles", `No articles in ${where}.${unread}`, {
    next: sources.some(({ source }) => source.kind !== "folder")
      ? "Look at each with `npm run -s lede -- sources check`."
      : "Put .txt, .md or .html files there, or name another folder with --folder.",
  });
}
