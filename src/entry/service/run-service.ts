import { setTimeout as sleep } from "node:timers/promises";
import { platformOf, type Platform } from "../../article/subscription.ts";
import { listSources } from "../../collect/source-list.ts";
import { condense } from "../../condense/condense.ts";
import { FileMessenger } from "../../dispatch/file-messenger.ts";
import type { Messenger } from "../../dispatch/messenger.ts";
import { loadRenderers } from "../../dispatch/render-digest.ts";
import { KEPT_AFTER_LEAVING_DAYS } from "../../dispatch/community-store.ts";
import type { Log } from "../../shared/log.ts";
import { openQueue } from "../../store/open-queue.ts";
import type { Store } from "../../store/store.ts";
import type { CliContext } from "../cli/cli-context.ts";
import { openWriter } from "../cli/open-writer.ts";
import { makeCommands } from "../commands/make-commands.ts";
import { makeWeb } from "../open-web.ts";
import { openDoor } from "./open-door.ts";
import { startService, type ServiceParts } from "../service.ts";
import type { Settings } from "../settings.ts";
import { makeDigestDesk } from "./digest-desk.ts";
import { forgetOld, type ForgetParts } from "./forget-old.ts";
import { makeLinkReader } from "./link-reader.ts";
import { makeOwner } from "./owner-notices.ts";
import type { Role } from "./roles.ts";
import { samplesOf, withSamples } from "./samples.ts";

export interface RunOptions {
  readonly roles: ReadonlySet<Role>;
  readonly everyMinute: ServiceParts["everyMinute"];
  readonly onDigest: ServiceParts["onDigest"];
  /** Ends when it is to stop. */
  readonly stopped: Promise<void>;
}

/** What is under way gets so long when Lede is told to stop (milliseconds): service managers kill after ten seconds. */
const GRACE_MS = 8000;
const DAY_MS = 86_400_000;

/** Runs Lede on an open store, with all its roles or some of them, until stopped. The store is left open. */
export async function runService(store: Store, context: CliContext, options: RunOptions): Promise<void> {
  const { clock } = context;
  const settings = await context.settings();
  const log = await context.openLog();
  const working: Stop[] = [];
  const opened: Stop[] = [];
  const web = makeWeb({ version: context.version, settings, clock });
  opened.push(() => web.close());
  const queue = await openQueue(settings.store, {
    store,
    onFault: ({ kind, key }, error) => log.error("A job failed; it is tried again.", { kind, key, error }),
    onTrouble: (error) => log.warn("The queue on PostgreSQL has trouble; it goes on.", { error }),
  });
  opened.push(() => queue.stop(0));
  const sources = withSamples(listSources(settings.sources, store.sources), samplesOf(context.home));
  const owner = await makeOwner({ store, owner: settings.owner, log, clock });
  const writer = settings.llm === null ? null : await openWriter(settings.llm, store, clock);
  if (writer !== null) log.info(writer.introduction);
  const rewrite = writer?.rewrite ?? null;
  try {
    // The doors first: a token that is not taken is said at once, before any work is done.
    if (options.roles.has("chat")) {
      const commands = makeCommands({
        archive: store.archive,
        mutes: store.mutes,
        reports: store.reports,
        communities: store.communities,
        subscriptions: store.subscriptions,
        sources,
        follows: store.sources,
        digests: makeDigestDesk(store, { sources, mutes: store.mutes, clock }),
        reader: makeLinkReader({
          store,
          web,
          clock,
          condense: async (article) => (rewrite === null ? condense(article) : rewrite(article, condense(article))),
        }),
        tellOwner: owner.tell,
        clock,
        timeZone: settings.timeZone,
      });
      if (settings.slack !== null) {
        const { startSlackApp } = await import("../slack-app.ts");
        const slack = { ...settings.slack, timeZone: settings.timeZone };
        working.push(await openDoor("Slack", () => startSlackApp(slack, { commands, log }), { log }));
      }
      if (settings.discord !== null) {
        const { startDiscordApp } = await import("../discord-app.ts");
        const { discord } = settings;
        const parts = { commands, log, clock, leases: store.leases };
        working.push(await openDoor("Discord", () => startDiscordApp(discord, parts), { log }));
      }
    }
    if (options.roles.has("web")) {
      const { openWindow } = await import("./open-window.ts");
      const window = await openWindow({ store, queue, settings: settings.operate, clock, log });
      if (window !== null) working.push(() => window.stop());
    }
    const service = await startService({
      store,
      queue,
      roles: options.roles,
      sources,
      pipeline: {
        web: () => web.open(),
        rewrite,
        onProgress: () => undefined,
        onFault: (what, error) => log.error(`Lede could not condense ${what}.`, { error }),
      },
      outbox: options.roles.has("deliver")
        ? {
            messengers: await openMessengers(settings, context, log),
            random: Math.random,
            noticeOf: owner.noticeOf,
            onTrouble: ({ kind, delivery, reason }) => log.warn(reason, { kind, key: delivery.key, to: delivery.to }),
            onFault: (what, error) => log.error(`Lede could not ${what}.`, { error }),
          }
        : null,
      render: await loadRenderers(platformsOf(settings), context.home),
      clock,
      log,
      everyMinute: options.everyMinute,
      onDigest: options.onDigest,
      housekeep: () => housekeep({ store, keepDays: settings.operate.keepDays, clock, log }),
    });
    working.push(() => service.stop(GRACE_MS));
    await options.stopped;
  } finally {
    try {
      await end(working);
    } finally {
      for (const close of opened) await close();
    }
  }
}

/** Takes nothing more, and ends when what is under way is done. */
type Stop = () => Promise<void>;

/** All at once, so that each has the whole grace and together they take no longer; one that fails cuts no other short. */
async function end(working: readonly Stop[]): Promise<void> {
  const stopped = Promise.allSettled(working.map((stop) => stop()));
  const results = await Promise.race([stopped, sleep(GRACE_MS, [], { ref: false })]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function openMessengers(
  settings: Settings,
  { home, clock }: CliContext,
  log: Log,
): Promise<readonly Messenger[]> {
  const onFailure = (error: unknown): void => log.error("A digest could not be written to its folder.", { error });
  const messengers: Messenger[] = [new FileMessenger({ base: home, clock, onFailure })];
  if (settings.slack !== null) {
    const { SlackMessenger } = await import("../../dispatch/slack-messenger.ts");
    const { botToken, apiUrl } = settings.slack;
    messengers.push(new SlackMessenger({ botToken, apiUrl }, clock));
  }
  if (settings.discord !== null) {
    const { DiscordMessenger } = await import("../../dispatch/discord-messenger.ts");
    messengers.push(new DiscordMessenger(settings.discord, clock));
  }
  return messengers;
}

/** A process that composes renders for every platform there may be a subscription on, with or without a token of its own. */
function platformsOf({ slack, discord, subscriptions }: Settings): ReadonlySet<Platform> {
  const named = subscriptions.map(({ to }) => platformOf(to));
  return new Set([
    ...named,
    ...(slack === null ? [] : ["slack" as const]),
    ...(discord === null ? [] : ["discord" as const]),
  ]);
}

/** What is too old goes, and what is kept of communities that left. */
async function housekeep(parts: ForgetParts & { readonly store: Store }): Promise<void> {
  const { store, clock } = parts;
  await forgetOld(parts);
  const before = new Date(clock().getTime() - KEPT_AFTER_LEAVING_DAYS * DAY_MS);
  for (const community of await store.communities.communitiesLeftBefore(before)) {
    await store.communities.forgetCommunity(community);
  }
}
