import { relative, resolve } from "node:path";
import type { FolderSource } from "../../collect/source.ts";
import { writeDigestFiles, type DigestFolder } from "../../dispatch/digest-files.ts";
import { renderTerminal } from "../../dispatch/terminal.ts";
import { makeDigest, type MadeDigest } from "../../pipeline.ts";
import { openStore } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";
import { openWriter } from "./open-writer.ts";
import { makeProgress } from "./progress.ts";
import { terminalLook } from "./terminal-look.ts";

/** The leading stories of a digest; three to seven is what a person reads. */
const MAX_STORIES = 5;

export interface DigestCommandOptions {
  readonly folder?: string;
  readonly out?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `lede digest`: makes the digest, prints it and leaves it in the folder of digests. */
export async function digestCommand(options: DigestCommandOptions, context: CliContext): Promise<void> {
  const { digest, fresh } = await makeLocalDigest(options, context);
  const out = outFolder(options.out, context);
  const { path } = await writeDigestFiles(digest, out);
  if (options.json) {
    context.stdout.write(`${JSON.stringify(digest, null, 2)}\n`);
    return;
  }
  if (!fresh) context.stdout.write("Nothing new since the latest digest; here it is again.\n\n");
  context.stdout.write(renderTerminal(digest, terminalLook(context)));
  context.stdout.write(`\nWritten to ${relative(context.settings().typedIn, path)}\n`);
}

/** The digest of one folder, kept in the store. */
export async function makeLocalDigest(
  { folder, all }: Pick<DigestCommandOptions, "folder" | "all">,
  context: CliContext,
): Promise<MadeDigest> {
  const { timeZone, dataFolder, llm } = context.settings();
  const source = folderSource(folder, context);
  const progress = makeProgress(context.stderr);
  const store = await openStore(dataFolder);
  try {
    const writer = llm === null ? null : await openWriter(llm, store, context.clock);
    if (writer !== null) context.stderr.write(`${writer.introduction}\n`);
    const made = await makeDigest(
      {
        subscription: `local:${source.key}`,
        title: "News digest",
        sources: [source],
        again: all === true,
        now: context.clock(),
        timeZone,
        maxStories: MAX_STORIES,
      },
      { store, rewrite: writer?.rewrite ?? null, onProgress: (...step) => progress.update(...step) },
    );
    progress.clear();
    if (writer !== null) context.stderr.write(`${await writer.report()}\n`);
    return made;
  } finally {
    progress.clear();
    await store.close();
  }
}

/** The folder as typed, else the samples that came with Lede. */
function folderSource(folder: string | undefined, { home, settings }: CliContext): FolderSource {
  if (folder === undefined) return { kind: "folder", path: resolve(home, "seeds"), name: "seeds", key: "seeds" };
  const path = resolve(settings().typedIn, folder);
  return { kind: "folder", path, name: folder, key: path };
}

/** The folder as typed, else the one beside the code. */
function outFolder(out: string | undefined, { home, settings }: CliContext): DigestFolder {
  if (out === undefined) return { path: resolve(home, "digests"), name: "digests" };
  return { path: resolve(settings().typedIn, out), name: out };
}
