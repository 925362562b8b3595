import { nextSlot } from "../../digest/slots.ts";
import { localTime } from "../../shared/clock.ts";
import type { Store } from "../../store/store.ts";
import { everyMinute } from "../schedule.ts";
import { parseRoles } from "../service/roles.ts";
import type { CliContext } from "./cli-context.ts";
import type { LocalDigestOptions } from "./digest-command.ts";
import { startLocal, type StartParts } from "./start-local.ts";
import { withStore } from "./with-store.ts";

const NO_CHAT =
  "Lede is in no chat yet: `npm run -s lede -- setup slack`, or `setup discord`, says how. Until then its digest comes here.\n\n";

export interface StartOptions extends LocalDigestOptions {
  /** `collect,compose,…`; all unless given. */
  readonly roles?: string;
}

/**
 * `lede start`: the bots, the schedule and the store in one process, or some of it, until stopped. While nobody has
 * subscribed and there is no chat, the digest of the command line, every day.
 */
export async function startCommand(
  options: StartOptions,
  context: CliContext,
  parts: StartParts = { everyMinute, stopped: stopSignal() },
): Promise<void> {
  const roles = parseRoles(options.roles);
  // Settings that are wrong are for the person who starts it, not for the log at eight.
  const settings = await context.settings();
  const run = async (store: Store): Promise<void> => {
    if (options.folder !== undefined || (options.roles === undefined && !(await isWanted(store, context)))) {
      context.stderr.write(NO_CHAT);
      await startLocal(store, { ...options, ...parts }, context);
      return;
    }
    await store.subscriptions.syncWithFile(settings.subscriptions, context.clock());
    const { runService } = await import("../service/run-service.ts");
    await announce(store, context);
    await runService(store, context, { ...parts, roles, onDigest: () => undefined });
    context.stderr.write("Stopped.\n");
  };
  // People who ask something are answered while the disk writes.
  await withStore(context, run, { inThread: true });
}

/** Whether there is a chat to be in, or somebody to make a digest for. */
async function isWanted(store: Store, { settings }: CliContext): Promise<boolean> {
  const { slack, discord, subscriptions } = await settings();
  if (slack !== null || discord !== null || subscriptions.length > 0) return true;
  return (await store.subscriptions.all()).some(({ setIn }) => setIn === "chat");
}

async function announce(store: Store, { settings, clock, openLog }: CliContext): Promise<void> {
  const now = clock();
  const log = await openLog();
  const subscriptions = await store.subscriptions.all();
  const [next] = subscriptions
    .filter(({ paused }) => paused === null)
    .flatMap(({ to, title, timeZone, cron }) => {
      const slot = nextSlot({ cron, timeZone }, now);
      return slot === null ? [] : [{ at: slot.at, to, title, timeZone }];
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const { timeZone: zone } = await settings();
  log.info(
    next === undefined
      ? `No digest is due yet: invite Lede to a channel and ask \`/lede follow <link>\` there. Times are in ${zone} unless a channel says otherwise.`
      : `Next digest: ${next.title} to ${next.to}, ${localTime(next.at, { now, timeZone: next.timeZone })} (${next.timeZone}).`,
  );
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
