import { NEVER_READ, type FetchState, type FollowedSource, type Follower, type SourceStore } from "./source-store.ts";
import { sourceKey, type Source } from "./source.ts";

/** A source that is read, and who asked for it. */
export interface ListedSource {
  readonly source: Source;
  /** What is in both follows the file. */
  readonly setIn: "file" | "store";
  /** Whether the owner follows it, and with the owner everyone. */
  readonly ofOwner: boolean;
}

export interface SourceWithState extends ListedSource {
  readonly state: FetchState;
}

/** All that is read: the sources of the settings file and those that are followed in the store. */
export interface SourceList {
  /** Each once, those of the file first. */
  allSources(): Promise<readonly ListedSource[]>;
  /** What the owner follows for everyone and, for a channel, what it follows itself. */
  sourcesOf(follower: Follower): Promise<readonly ListedSource[]>;
  /** Those that want to be read now, each with what is known of it. A folder always does. */
  dueSources(now: Date): Promise<readonly SourceWithState[]>;
  withStates(sources: readonly ListedSource[]): Promise<readonly SourceWithState[]>;
}

/** @param fromFile the sources of the settings file. */
export function listSources(fromFile: readonly Source[], store: SourceStore): SourceList {
  const allSources = async (): Promise<readonly ListedSource[]> => list(fromFile, await store.followed());
  const withStates = async (sources: readonly ListedSource[]): Promise<readonly SourceWithState[]> => {
    const states = await store.fetchStates(sources.map(({ source }) => sourceKey(source)));
    return sources.map((each) => ({ ...each, state: states.get(sourceKey(each.source)) ?? NEVER_READ }));
  };
  return {
    allSources,
    sourcesOf: async (follower) => list(fromFile, await store.followedBy(follower)),
    withStates,
    async dueSources(now) {
      return (await withStates(await allSources())).filter((reading) => isDue(reading, now));
    },
  };
}

function list(fromFile: readonly Source[], followed: readonly FollowedSource[]): readonly ListedSource[] {
  const listed = new Map<string, ListedSource>();
  for (const source of fromFile) listed.set(sourceKey(source), { source, setIn: "file", ofOwner: true });
  for (const { source, followers } of followed) {
    if (listed.has(sourceKey(source))) continue;
    listed.set(sourceKey(source), { source, setIn: "store", ofOwner: followers.includes("") });
  }
  return [...listed.values()];
}

/** Whether a source wants to be read. A folder always does. */
export function isDue({ source, state: { readAt, failures, nextAt } }: SourceWithState, now: Date): boolean {
  if (source.kind === "folder" || (readAt === null && failures === 0)) return true;
  return nextAt !== null && nextAt <= now;
}
