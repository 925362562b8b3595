import { resolve } from "node:path";
import type { ListedSource, SourceList } from "../../collect/source-list.ts";
import type { FolderSource } from "../../collect/source.ts";

/** The samples that came with Lede: the same on every machine, so they have a key of their own. */
export function samplesOf(home: string): FolderSource {
  return { kind: "folder", path: resolve(home, "seeds"), name: "seeds", key: "seeds" };
}

/** The sources, and the samples while there is no other. */
export function withSamples(list: SourceList, samples: FolderSource): SourceList {
  const listed: ListedSource = { source: samples, setIn: "file", ofOwner: true };
  const isEmpty = async (): Promise<boolean> => (await list.allSources()).length === 0;
  const orSamples = async (sources: readonly ListedSource[]): Promise<readonly ListedSource[]> =>
    sources.length === 0 && (await isEmpty()) ? [listed] : sources;
  return {
    allSources: async () => orSamples(await list.allSources()),
    sourcesOf: async (follower) => orSamples(await list.sourcesOf(follower)),
    withStates: (sources) => list.withStates(sources),
    async dueSources(now) {
      return (await isEmpty()) ? list.withStates([listed]) : list.dueSources(now);
    },
  };
}
