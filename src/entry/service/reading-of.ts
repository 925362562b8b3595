import type { Subscription } from "../../article/subscription.ts";
import type { SourceList, SourceWithState } from "../../collect/source-list.ts";
import { sourceKey } from "../../collect/source.ts";
import type { Skipped } from "../../digest/digest.ts";
import type { MuteStore } from "../../digest/mute-store.ts";
import type { Reading } from "../../dispatch/serve-due.ts";
import { localTime, type Clock } from "../../shared/clock.ts";

export interface ReadingParts {
  readonly sources: SourceList;
  readonly mutes: MuteStore;
  readonly clock: Clock;
}

/** What a subscription's channel reads, and what of it could not be read. It asks the store alone. */
export async function readingOf(subscription: Subscription, parts: ReadingParts): Promise<Reading> {
  const { sources, mutes, clock } = parts;
  const muted = await mutes.mutedIn(subscription.to);
  const listed = (await sources.sourcesOf(subscription.to)).filter(({ source }) => !muted.includes(sourceKey(source)));
  const withStates = await sources.withStates(listed);
  const at = { now: clock(), timeZone: subscription.timeZone };
  return {
    sources: listed.map(({ source }) => sourceKey(source)),
    skipped: withStates.flatMap((each) => skippedOf(each, at)),
  };
}

function skippedOf(
  { source, state }: SourceWithState,
  at: { readonly now: Date; readonly timeZone: string },
): readonly Skipped[] {
  if (state.failure === null) return [];
  const again = state.nextAt === null ? "" : `, next try ${localTime(state.nextAt, at)}`;
  return [{ what: source.name, reason: `${state.failure}${again}` }];
}
