import { discoverFeed, type Discovered } from "../../collect/discover.ts";
import { makeWebSource } from "../../collect/make-web-source.ts";
import { readError } from "../../collect/read-failure.ts";
import { listSources, type ListedSource, type SourceWithState } from "../../collect/source-list.ts";
import { sourceKey, type FullText, type WebSource } from "../../collect/source.ts";
import { renderSourceLines } from "../../dispatch/terminal-sources.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import { LedeError } from "../../shared/errors.ts";
import { parseEvery } from "../file-source.ts";
import { makeWeb } from "../open-web.ts";
import { EVERY_PATTERN } from "../settings-schema.ts";
import type { CliContext } from "./cli-context.ts";
import { findSource } from "./find-source.ts";
import { terminalLook } from "./terminal-look.ts";
import { withStore } from "./with-store.ts";

export interface AddOptions {
  readonly name?: string;
  readonly every?: string;
  readonly fullText?: FullText;
  /** Follow the articles that the page links to, whether or not its site has a feed. */
  readonly page?: boolean;
}

/** `lede sources add <url>`: finds the feed there and follows it for everyone. */
export async function addSourceCommand(typed: string, options: AddOptions, context: CliContext): Promise<void> {
  const everyMinutes = parseEveryOption(options.every);
  const { found, others } = await findWhatToFollow(typed, options, context);
  const source: WebSource = {
    ...found,
    ...(options.name === undefined ? {} : { name: options.name, label: options.name }),
    ...(everyMinutes === null ? {} : { everyMinutes }),
    ...(options.fullText === undefined ? {} : { fullText: options.fullText }),
  };
  await withStore(context, async (store) => {
    const { sources } = await context.settings();
    const listed = await listSources(sources, store.sources).sourcesOf("");
    const known = listed.find((each) => sourceKey(each.source) === sourceKey(source));
    if (known?.setIn === "file") throw isInFile(known);
    await store.sources.follow(source, "");
    const what = source.kind === "feed" ? "" : ", following the articles that it links to";
    say(context, `${known === undefined ? "Added" : "Changed"}: ${source.name} (${source.url})${what}.`);
    for (const other of others.slice(0, 5)) say(context, `The site also has ${other.title ?? "a feed"}: ${other.url}`);
    say(context, "`npm run digest` reads it.");
  });
}

interface ToFollow {
  readonly found: WebSource;
  readonly others: Extract<Discovered, { kind: "found" }>["others"];
}

async function findWhatToFollow(typed: string, { page }: AddOptions, context: CliContext): Promise<ToFollow> {
  const discovered = await discover(typed, context);
  switch (discovered.kind) {
    case "failed":
      throw readError(discovered.failure, typed);
    case "found": {
      const { feed, others } = discovered;
      if (page) return { found: makeWebSource("page", typed), others: [] };
      const source = makeWebSource("feed", feed.url);
      const title = shortTitle(feed.title);
      return { found: title === null ? source : { ...source, name: title }, others };
    }
    case "no-feed":
      if (page) return { found: makeWebSource("page", discovered.url), others: [] };
      throw noFeed(typed, discovered.articles.length);
  }
}

/** Characters of a feed's own title that make a name. */
const MAX_NAME = 60;

function shortTitle(title: string | null): string | null {
  const line = renderVisibleLine(title ?? "");
  return line === "" || line.length > MAX_NAME ? null : line;
}

function noFeed(typed: string, articles: number): LedeError {
  return new LedeError("not-a-feed", `There is no feed at ${typed}, and none where sites keep them.`, {
    next:
      articles > 0
        ? `The page links to ${articles === 1 ? "1 article" : `${articles} articles`}: add it with --page to follow them.`
        : "Name the address of a feed, or with --page that of a page that links to articles.",
  });
}

/** What there is at an address that the owner typed. */
export async function discover(typed: string, { version, settings, clock }: CliContext): Promise<Discovered> {
  const web = makeWeb({ version, settings: await settings(), clock });
  try {
    const { downloader } = await web.open();
    return await discoverFeed(typed, { downloader, mayReachHome: true });
  } finally {
    await web.close();
  }
}

/** `lede sources list`: what is read for everyone, and how it goes. */
export async function listSourcesCommand({ json }: { readonly json?: boolean }, context: CliContext): Promise<void> {
  await withStore(context, async (store) => {
    const { sources: inFile, timeZone } = await context.settings();
    const list = listSources(inFile, store.sources);
    const sources = await list.withStates(await list.sourcesOf(""));
    if (json) {
      context.stdout.write(`${JSON.stringify(sources.map(asJson), null, 2)}\n`);
    } else if (sources.length === 0) {
      say(context, "No sources yet: the samples in seeds/ are read.");
      say(context, "Add one with `npm run -s lede -- sources add <address>`, or write lede.yaml.");
    } else {
      const look = await terminalLook(context);
      context.stdout.write(renderSourceLines(sources, { now: context.clock(), timeZone, look }));
    }
  });
}

/** Headers stay out of it: they may hold a secret. */
function asJson({ source, setIn, state }: SourceWithState) {
  const { readAt, nextAt, failure, failures } = state;
  const common = { kind: source.kind, name: source.name, setIn };
  if (source.kind === "folder") return { ...common, path: source.path };
  return { ...common, url: source.url, readAt, nextAt, failure, failures };
}

/** `lede sources remove <url>`: by its address or its name. */
export async function removeSourceCommand(typed: string, context: CliContext): Promise<void> {
  await withStore(context, async (store) => {
    const listed = await findSource(typed, store, context);
    if (listed.setIn === "file") throw isInFile(listed);
    await store.sources.unfollow(sourceKey(listed.source), "");
    say(context, `Removed: ${listed.source.name}. What it brought stays in the archive.`);
  });
}

function isInFile({ source }: ListedSource): LedeError {
  return new LedeError("usage", `${source.name} stands in the settings file.`, {
    next: "Change it there: what is in the file follows the file.",
  });
}

function parseEveryOption(every: string | undefined): number | null {
  if (every === undefined) return null;
  const minutes = EVERY_PATTERN.test(every) ? parseEvery(every) : 0;
  if (minutes >= 5) return minutes;
  throw new LedeError("usage", `--every is ${JSON.stringify(every)}, which is no such time.`, {
    next: "Write a number of minutes, hours or days, such as 30m, 2h or 1d; at least 5m.",
  });
}

function say({ stdout }: CliContext, line: string): void {
  stdout.write(`${renderVisibleLine(line)}\n`);
}
