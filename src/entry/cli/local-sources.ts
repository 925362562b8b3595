import { resolve } from "node:path";
import { listSources, type ListedSource } from "../../collect/source-list.ts";
import type { SourceStore } from "../../collect/source-store.ts";
import type { CliContext } from "./cli-context.ts";

/** No channel's address begins so. */
const LOCAL = "local";

export interface LocalSources {
  readonly sources: readonly ListedSource[];
  /** The subscription of the local digest of these. */
  readonly subscription: string;
}

/**
 * What a digest on the command line is made of: the folder as typed, else the owner's sources, else the samples that came
 * with Lede.
 */
export async function localSources(
  folder: string | undefined,
  store: SourceStore,
  { home, settings }: CliContext,
): Promise<LocalSources> {
  const { typedIn, sources: inFile } = await settings();
  if (folder !== undefined) return ofFolder(resolve(typedIn, folder), folder);
  const sources = await listSources(inFile, store).sourcesOf("");
  return sources.length > 0 ? { sources, subscription: LOCAL } : ofFolder(resolve(home, "seeds"), "seeds", "seeds");
}

/** Whether a subscription is the digest of a command line, which nobody makes but that. */
export function isLocal(subscription: string): boolean {
  return subscription === LOCAL || subscription.startsWith(`${LOCAL}:`);
}

function ofFolder(path: string, ...[name, key = path]: readonly [name: string, key?: string]): LocalSources {
  const source = { kind: "folder", path, name, key } as const;
  return { sources: [{ source, setIn: "file", ofOwner: true }], subscription: `${LOCAL}:${key}` };
}
