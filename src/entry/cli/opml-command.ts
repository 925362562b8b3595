import { resolve } from "node:path";
import { readError } from "../../collect/read-failure.ts";
import { readFileBytes } from "../../collect/read-file.ts";
import { listSources } from "../../collect/source-list.ts";
import { sourceKey } from "../../collect/source.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import type { CliContext } from "./cli-context.ts";
import { withStore } from "./with-store.ts";

/** `lede sources import <file>`: follows the feeds of another reader's OPML file for everyone. */
export async function importOpmlCommand(file: string, context: CliContext): Promise<void> {
  const { typedIn, sources } = await context.settings();
  const read = await readFileBytes(resolve(typedIn, file));
  if (read.kind === "failed") throw readError(read, file);
  const { parseOpmlFeeds } = await import("../../collect/opml.ts");
  const opml = parseOpmlFeeds(read.bytes);
  if (opml.kind === "failed") throw readError(opml, file);
  await withStore(context, async (store) => {
    const listed = await listSources(sources, store.sources).sourcesOf("");
    const known = new Set(listed.map(({ source }) => sourceKey(source)));
    const fresh = opml.feeds.filter((feed) => !known.has(sourceKey(feed)));
    for (const feed of fresh) await store.sources.follow(feed, "");
    const were = opml.feeds.length - fresh.length;
    const already = were === 0 ? "" : `, ${were} were there already`;
    context.stdout.write(`Added ${fresh.length} of ${opml.feeds.length} feeds${already}.\n`);
    for (const address of opml.broken) {
      context.stderr.write(`${renderVisibleLine(`Left out: ${address} is no web address.`)}\n`);
    }
  });
}

/** `lede sources export`: prints the owner's feeds as OPML. Headers stay out of it: they may hold a secret. */
export async function exportOpmlCommand(context: CliContext): Promise<void> {
  const { renderOpml } = await import("../../collect/opml.ts");
  await withStore(context, async (store) => {
    const { sources } = await context.settings();
    const listed = await listSources(sources, store.sources).sourcesOf("");
    const feeds = listed.flatMap(({ source }) => (source.kind === "feed" ? [source] : []));
    context.stdout.write(renderOpml(feeds, "Lede"));
  });
}
