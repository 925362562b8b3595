import { relative, resolve } from "node:path";
import { writeDigestFiles, type DigestFolder } from "../../dispatch/digest-files.ts";
import { renderNotRead } from "../../dispatch/digest-words.ts";
import { renderTerminal } from "../../dispatch/terminal.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import { makeDigest, type MadeDigest } from "../../pipeline.ts";
import { openStore, type Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";
import { makeWeb } from "../open-web.ts";
import type { Settings } from "../settings.ts";
import { localSources, type LocalSources } from "./local-sources.ts";
import { openWriter } from "./open-writer.ts";
import { makeProgress } from "./progress.ts";
import { terminalLook } from "./terminal-look.ts";

/** The leading stories of a digest; three to seven is what a person reads. */
export const MAX_STORIES = 5;

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
  const made = await makeLocalDigest(options, context);
  if (options.json) context.stdout.write(`${JSON.stringify({ ...made.digest, fresh: made.fresh }, null, 2)}\n`);
  else await printDigest(made, context);
}

export async function printDigest({ digest, fresh, path, skipped }: LocalDigest, context: CliContext): Promise<void> {
  if (!fresh) {
    const notRead = renderNotRead(skipped);
    const said = ["Nothing new since the latest digest; here it is again.", ...(notRead === null ? [] : [notRead])];
    context.stdout.write(`${said.map(renderVisibleLine).join("\n")}\n\n`);
  }
  context.stdout.write(renderTerminal(digest, await terminalLook(context)));
  const { typedIn } = await context.settings();
  const where = relative(typedIn, path);
  context.stdout.write(fresh ? `\nWritten to ${where}\n` : `\nIt stands in ${where}\n`);
}

/** The digest of one folder or of the owner's sources, kept in the store and in the folder of digests. */
export async function makeLocalDigest(options: LocalDigestOptions, context: CliContext): Promise<LocalDigest> {
  const settings = await context.settings();
  const out = outFolder(options.out, context.home, settings);
  const store = await openStore(settings.store);
  try {
    const local = await localSources(options.folder, store.sources, context);
    const { subscription } = local;
    // First what a run that was cut off left behind: each digest is written once, and none is lost.
    await writeWaiting(store, { subscription, out, now: context.clock() });
    const made = await composeLocal(store, { ...local, again: options.all === true }, context);
    await writeWaiting(store, { subscription, out, now: context.clock() });
    // The latest again, where this folder does not have it yet.
    const { path } = await writeDigestFiles(made.digest, out);
    return { ...made, path };
  } finally {
    await store.close();
  }
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
}

async function composeLocal(
  store: Store,
  { sources, subscription, again }: LocalRequest,
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
      { subscription, title: "News digest", sources, again, now: clock(), timeZone, maxStories: MAX_STORIES },
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

/** The folder as typed, else the one beside the code. */
function outFolder(out: string | undefined, home: string, { typedIn }: Settings): DigestFolder {
  if (out === undefined) return { path: resolve(home, "digests"), name: "digests" };
  return { path: resolve(typedIn, out), name: out };
}
