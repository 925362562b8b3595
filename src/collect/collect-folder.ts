import type { Article } from "../article/article.ts";
import type { ArticleStore } from "./article-store.ts";
import { NOTHING_COLLECTED, type Collected } from "./collected.ts";
import { collectFile, listFolder, nameInFolder } from "./folder.ts";
import type { ReadFailure } from "./read-failure.ts";
import { sourceKey, type FolderSource } from "./source.ts";

/** Articles in memory at once: enough for the store to keep them together, few enough for a small machine. */
const BATCH = 16;

export interface CollectFolderOptions {
  readonly store: ArticleStore;
  readonly now: Date;
  readonly onProgress: (done: number, total: number) => void;
}

/** Reads the files of a folder into the archive; one bad file costs only itself. */
export async function collectFolder(source: FolderSource, options: CollectFolderOptions): Promise<Collected> {
  const listing = await listFolder(source);
  if (listing.kind === "failed") return { ...NOTHING_COLLECTED, trouble: { failure: listing, retryAt: null } };
  const failed = listing.failed.map(({ path, failure }) => ({ what: nameInFolder(path, source), failure }));
  let articles = 0;
  for (let done = 0; done < listing.files.length; done += BATCH) {
    const batch = listing.files.slice(done, done + BATCH);
    const read = await collectFiles(batch, source);
    await options.store.saveArticles(read.articles, { source: sourceKey(source), seenAt: options.now });
    articles += read.articles.length;
    failed.push(...read.failed);
    options.onProgress(done + batch.length, listing.files.length);
  }
  await options.store.forgetUnseen({ source: sourceKey(source), seenAt: options.now });
  return { articles, failed, otherFiles: listing.otherFiles, trouble: null };
}

async function collectFiles(paths: readonly string[], folder: FolderSource) {
  const articles: Article[] = [];
  const failed: { what: string; failure: ReadFailure }[] = [];
  for (const path of paths) {
    const result = await collectFile(path, folder);
    switch (result.kind) {
      case "article":
        articles.push(result.article);
        break;
      case "failed":
        // A folder may well hold the digests that Lede wrote: nobody misses them.
        if (result.code !== "own-digest") failed.push({ what: nameInFolder(path, folder), failure: result });
    }
  }
  return { articles, failed };
}
