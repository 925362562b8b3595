import { relative, resolve } from "node:path";
import type { FolderSource } from "../../collect/source.ts";
import { writeDigestFiles } from "../../dispatch/digest-files.ts";
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
  readonly out: string;
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
        // Named by itself, the digest of the samples is the same on every machine.
        subscription: folder === undefined ? "local:seeds" : `local:${source.path}`,
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
  const path = folder === undefined ? resolve(home, "seeds") : resolve(settings().typedIn, folder);
  return { kind: "folder", path, name: folder ?? "seeds" };
}

function outFolder(out: string, { home, settings }: CliContext): { readonly path: string; readonly name: string } {
  // The default stands beside the code; what a person types is taken from where they are.
  const path = out === "digests" ? resolve(home, out) : resolve(settings().typedIn, out);
  return { path, name: out };
}
