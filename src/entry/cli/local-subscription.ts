import { resolve } from "node:path";
import type { Subscription } from "../../article/subscription.ts";
import type { ListedSource } from "../../collect/source-list.ts";
import { DAILY_AT_EIGHT } from "../../digest/slots.ts";
import type { Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";
import { MAX_STORIES, type LocalDigestOptions } from "./digest-command.ts";
import { localSources } from "./local-sources.ts";

/** The digest that is made on this machine, for a folder of it. */
export interface LocalPlan {
  readonly subscription: Subscription;
  /** The one folder that it is of; null where it is of all that the owner follows. */
  readonly folder: readonly ListedSource[] | null;
}

/**
 * The local digest, where somebody asked for it by naming folders, or set nothing else: no subscription and no platform.
 * It comes daily at eight, as any other subscription would.
 */
export async function planLocalDigest(
  options: LocalDigestOptions,
  store: Store,
  context: CliContext,
): Promise<LocalPlan | null> {
  const { subscriptions, slack, discord, timeZone, typedIn } = context.settings();
  const isAsked = options.folder !== undefined || options.out !== undefined;
  const isSet = subscriptions.length > 0 || slack !== null || discord !== null || (await hasOthers(store));
  if (isSet && !isAsked) return null;
  const { sources, subscription: id } = await localSources(options.folder, store.sources, context);
  const isFolder = sources.length === 1 && sources[0]?.source.kind === "folder" && id !== "local";
  return {
    folder: isFolder ? sources : null,
    subscription: {
      id,
      to: `file:${options.out === undefined ? "digests" : resolve(typedIn, options.out)}`,
      community: null,
      title: "News digest",
      cron: DAILY_AT_EIGHT,
      timeZone,
      stories: MAX_STORIES,
      topics: [],
      quiet: "skip",
      thread: false,
      paused: null,
      setIn: "file",
    },
  };
}

/** Whether a chat has a subscription in the store. */
async function hasOthers(store: Store): Promise<boolean> {
  return (await store.subscriptions.all()).some(({ setIn }) => setIn === "chat");
}
