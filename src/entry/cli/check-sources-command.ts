import { makeWebSource } from "../../collect/make-web-source.ts";
import { previewSource, type SourcePreview } from "../../collect/preview-source.ts";
import type { WebParts } from "../../collect/read-article-page.ts";
import { readError, type ReadFailure } from "../../collect/read-failure.ts";
import { listSources, type SourceWithState } from "../../collect/source-list.ts";
import { NEVER_READ } from "../../collect/source-store.ts";
import { sourceKey, type WebSource } from "../../collect/source.ts";
import { renderPreview, renderVerdict } from "../../dispatch/terminal-preview.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import type { Store } from "../../store/store.ts";
import { makeWeb } from "../open-web.ts";
import type { CliContext } from "./cli-context.ts";
import { discover } from "./sources-command.ts";
import { withStore } from "./with-store.ts";
import { terminalLook } from "./terminal-look.ts";

interface WebReading extends SourceWithState {
  readonly source: WebSource;
}

/**
 * `lede sources check [url]`: what would be read of an address or of a source, without keeping any of it; without an
 * address whether each source can be read.
 */
export async function checkSourcesCommand(typed: string | undefined, context: CliContext): Promise<void> {
  await withStore(context, async (store) => {
    const web = makeWeb({ version: context.version, settings: await context.settings(), clock: context.clock });
    try {
      const parts = await web.open();
      if (typed === undefined) await checkAll(store, parts, context);
      else await checkOne(typed, { store, parts }, context);
    } finally {
      await web.close();
    }
  });
}

async function ownerSources(store: Store, { settings }: CliContext): Promise<readonly WebReading[]> {
  const { sources } = await settings();
  const list = listSources(sources, store.sources);
  const readings = await list.withStates(await list.sourcesOf(""));
  return readings.flatMap((reading) =>
    reading.source.kind === "folder" ? [] : [{ ...reading, source: reading.source }],
  );
}

async function checkAll(store: Store, parts: WebParts, context: CliContext): Promise<void> {
  const readings = await ownerSources(store, context);
  if (readings.length === 0) context.stdout.write("There is no feed and no page among the sources.\n");
  const view = await viewOf(context);
  // In the order in which they are listed, though they are asked at the same time.
  const checks = readings.map(async (reading) => ({ reading, preview: await preview(reading, parts) }));
  for (const check of checks) {
    const { reading, preview: result } = await check;
    context.stdout.write(`${renderVerdict(reading, result, view)}\n`);
  }
}

async function checkOne(
  typed: string,
  { store, parts }: { readonly store: Store; readonly parts: WebParts },
  context: CliContext,
): Promise<void> {
  const reading = await readingOf(typed, store, context);
  const result = await preview(reading, parts);
  if (result.kind === "failed") throw readError(result, reading.source.url);
  context.stdout.write(renderPreview(reading.source, result, await viewOf(context)));
}

/** The source that was meant, else the feed at the address, else the page itself. */
async function readingOf(typed: string, store: Store, context: CliContext): Promise<WebReading> {
  const known = (await ownerSources(store, context)).find(
    ({ source }) => source.name.toLowerCase() === typed.toLowerCase() || source.url === typed,
  );
  if (known !== undefined) return known;
  const discovered = await discover(typed, context);
  const found = { setIn: "store", ofOwner: true, state: NEVER_READ } as const;
  switch (discovered.kind) {
    case "failed":
      throw readError(discovered.failure, typed);
    case "found": {
      for (const { url, title } of discovered.others) {
        context.stdout.write(`${renderVisibleLine(`The site also has ${title ?? "a feed"}: ${url}`)}\n`);
      }
      const source = makeWebSource("feed", discovered.feed.url);
      const same = (await ownerSources(store, context)).find((each) => sourceKey(each.source) === sourceKey(source));
      return same ?? { ...found, source: { ...source, name: discovered.feed.title ?? source.name } };
    }
    case "no-feed":
      return { ...found, source: makeWebSource("page", discovered.url) };
  }
}

function preview({ source, state }: WebReading, parts: WebParts): Promise<SourcePreview | ReadFailure> {
  return previewSource({ source, state }, { source, mayReachHome: parts.downloader.isHome(source.url) }, parts);
}

async function viewOf(context: CliContext) {
  const { timeZone } = await context.settings();
  return { now: context.clock(), timeZone, look: await terminalLook(context) };
}
