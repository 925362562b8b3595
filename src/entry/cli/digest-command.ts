import { relative, resolve } from "node:path";
import type { Subscription } from "../../article/subscription.ts";
import { DAILY_AT_EIGHT } from "../../digest/slots.ts";
import type { DueSubscription } from "../../digest/subscription-store.ts";
import { writeDigestFiles, type DigestFolder } from "../../dispatch/digest-files.ts";
import { renderNotRead } from "../../dispatch/digest-words.ts";
import { renderTerminal } from "../../dispatch/terminal.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import { makeDigest, type MadeDigest } from "../../pipeline.ts";
import type { Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";
import { withStore } from "./with-store.ts";
import { makeWeb } from "../open-web.ts";
import { localSources, type LocalSources } from "./local-sources.ts";
import { openWriter } from "./open-writer.ts";
import { makeProgress } from "./progress.ts";
import { terminalLook } from "./terminal-look.ts";

/** The leading stories of a digest; three to seven is what a person reads. */
export const MAX_STORIES = 5;
const TITLE = "News digest";

export interface LocalDigestOptions {
  readonly folder?: string;
  readonly out?: string;
  readonly all?: boolean;
}

export interface DigestCommandOptions extends LocalDigestOptions {
  readonly json?: boolean;
}

/** A digest and the Markdown file it stands in (absolute path). */
export interface LocalDigest extends MadeDigest {
  readonly path: string;
}

/** `lede digest`: makes the digest, prints it and leaves it in the folder of digests. */
export async function digestCommand(options: DigestCommandOptions, context: CliContext): Promise<void> {
  await withStore(context, async (store) => {
    const made = await makeLocalDigest(store, { ...options, due: null }, context);
    if (options.json) context.stdout.write(`${JSON.stringify({ ...made.digest, fresh: made.fresh }, null, 2)}\n`);
    else await printDigest(made, context);
  });
}

/** @param again what is said of a digest that is not fresh. */
export async function printDigest(
  { digest, fresh, path, skipped }: LocalDigest,
  context: CliContext,
  again = "Nothing new since the latest digest; here it is again.",
): Promise<void> {
  if (!fresh) {
    const notRead = renderNotRead(skipped);
    const said = [again, ...(notRead === null ? [] : [notRead])];
    context.stdout.write(`${said.map(renderVisibleLine).join("\n")}\n\n`);
  }
  context.stdout.write(renderTerminal(digest, await terminalLook(context)));
  const { typedIn } = await context.settings();
  const where = relative(typedIn, path);
  context.stdout.write(fresh ? `\nWritten to ${where}\n` : `\nIt stands in ${where}\n`);
}

export interface LocalDigestRequest extends LocalDigestOptions {
  /** Its subscription, where its time has come; null: it is wanted now. */
  readonly due: DueSubscription | null;
}

/** The digest of one folder or of the owner's sources, kept in the store and in the folder of digests. */
export async function makeLocalDigest(
  store: Store,
  { folder, out: typed, all, due }: LocalDigestRequest,
  context: CliContext,
): Promise<LocalDigest> {
  const out = await outFolder(typed, context);
  const local = await localSources(folder, store.sources, context);
  const { subscription } = local;
  // First what a run that was cut off left behind: each digest is written once, and none is lost.
  await writeWaiting(store, { subscription, out, now: context.clock() });
  const made = await composeLocal(store, { ...local, again: all === true, due }, context);
  await writeWaiting(store, { subscription, out, now: context.clock() });
  return await standingIn(out, made);
}

/** The digest made last of these, in the folder of digests; null where none was. */
export async function latestLocalDigest(
  store: Store,
  { folder, out: typed }: LocalDigestOptions,
  context: CliContext,
): Promise<LocalDigest | null> {
  const out = await outFolder(typed, context);
  const { subscription } = await localSources(folder, store.sources, context);
  const digest = await store.latestDigest(subscription);
  if (digest === null) return null;
  await writeWaiting(store, { subscription, out, now: context.clock() });
  return await standingIn(out, { digest, fresh: false, skipped: [] });
}

/** Also where it is the latest again, and this folder does not have it yet. */
async function standingIn(out: DigestFolder, made: MadeDigest): Promise<LocalDigest> {
  const { path } = await writeDigestFiles(made.digest, out);
  return { ...made, path };
}

interface Waiting {
  readonly subscription: string;
  readonly out: DigestFolder;
  readonly now: Date;
}

async function writeWaiting(store: Store, { subscription, out, now }: Waiting): Promise<void> {
  for (const digest of await store.undelivered(subscription)) {
    await writeDigestFiles(digest, out);
    await store.markDelivered(digest.id, now);
  }
}

interface LocalRequest extends LocalSources {
  readonly again: boolean;
  readonly due: DueSubscription | null;
}

async function composeLocal(
  store: Store,
  { sources, subscription, again, due }: LocalRequest,
  { settings, clock, stderr, version }: CliContext,
): Promise<MadeDigest> {
  const set = await settings();
  const { timeZone, llm } = set;
  const web = makeWeb({ version, settings: set, clock });
  const progress = makeProgress(stderr);
  const writer = llm === null ? null : await openWriter(llm, store, clock);
  if (writer !== null) stderr.write(`${writer.introduction}\n`);
  try {
    return await makeDigest(
      { subscription, title: TITLE, sources, again, due, now: clock(), timeZone, maxStories: MAX_STORIES },
      {
        store,
        web: () => web.open(),
        rewrite: writer?.rewrite ?? null,
        onProgress: (...step) => progress.update(...step),
        onFault: (what, error) => stderr.write(`Lede could not condense ${what}: ${String(error)}\n`),
      },
    );
  } finally {
    progress.clear();
    await web.close();
    if (writer !== null) stderr.write(`${await writer.report()}\n`);
  }
}

/** The local digest as a subscription, whose next slot the store keeps while Lede does not run. */
export async function localSubscription(
  id: string,
  out: string | undefined,
  context: CliContext,
): Promise<Subscription> {
  const { timeZone } = await context.settings();
  return {
    id,
    to: `file:${(await outFolder(out, context)).path}`,
    community: null,
    title: TITLE,
    cron: DAILY_AT_EIGHT,
    timeZone,
    stories: MAX_STORIES,
    topics: [],
    quiet: "skip",
    thread: false,
    paused: null,
    setIn: "file",
  };
}

/** The folder as typed, else the one beside the code. */
async function outFolder(out: string | undefined, { home, settings }: CliContext): Promise<DigestFolder> {
  if (out === undefined) return { path: resolve(home, "digests"), name: "digests" };
  const { typedIn } = await settings();
  return { path: resolve(typedIn, out), name: out };
}
