import { resolve } from "node:path";
import { LOCAL } from "../../article/subscription.ts";
import { listSources, type ListedSource } from "../../collect/source-list.ts";
import type { SourceStore } from "../../collect/source-store.ts";
import type { CliContext } from "./cli-context.ts";

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

function ofFolder(path: string, ...[name, key = path]: readonly [name: string, key?: string]): LocalSources {
  const source = { kind: "folder", path, name, key } as const;
  return { sources: [{ source, setIn: "file", ofOwner: true }], subscription: `${LOCAL}:${key}` };
}
