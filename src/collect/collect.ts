import PQueue from "p-queue";
import { collectFolder } from "./collect-folder.ts";
import type { CollectWebOptions } from "./collect-web.ts";
import type { Collected } from "./collected.ts";
import type { WebParts } from "./read-article-page.ts";
import type { SourceWithState } from "./source-list.ts";

/** Sources that are read at once; of one host there is one request at a time, however many sources it has. */
const AT_ONCE = 24;

export interface CollectOptions extends Omit<CollectWebOptions, keyof WebParts | "onProgress"> {
  /** Asked for once, and only where there is a source that is read over the net. */
  readonly web: () => Promise<WebParts>;
  /** Told how far reading a source is: files of a folder, pages of a feed; `done` is `total` at the end. */
  readonly onProgress: (source: SourceWithState, done: number, total: number) => void;
}

/** Reads what the sources offer into the archive. The answers are in the order of the sources. */
export async function collect(
  readings: readonly SourceWithState[],
  options: CollectOptions,
): Promise<readonly Collected[]> {
  let opened: Promise<WebParts> | null = null;
  const web = (): Promise<WebParts> => (opened ??= options.web());
  const queue = new PQueue({ concurrency: AT_ONCE });
  return await queue.addAll(readings.map((reading) => () => collectOne(reading, web, options)));
}

async function collectOne(
  reading: SourceWithState,
  web: () => Promise<WebParts>,
  options: CollectOptions,
): Promise<Collected> {
  const { source } = reading;
  const onProgress = (done: number, total: number): void => options.onProgress(reading, done, total);
  if (source.kind === "folder") return await collectFolder(source, { ...options, onProgress });
  // Loaded only where it is needed: HTTP costs a tenth of a second.
  const { collectWeb } = await import("./collect-web.ts");
  onProgress(0, 1);
  try {
    return await collectWeb({ ...reading, source }, { ...options, ...(await web()), onProgress });
  } finally {
    onProgress(1, 1);
  }
}
