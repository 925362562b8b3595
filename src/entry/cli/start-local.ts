import { DAILY_AT_EIGHT, nextSlot } from "../../digest/slots.ts";
import { LedeError } from "../../shared/errors.ts";
import type { Store } from "../../store/store.ts";
import type { MinuteTick } from "../schedule.ts";
import type { CliContext } from "./cli-context.ts";
import {
  latestLocalDigest,
  localSubscription,
  makeLocalDigest,
  printDigest,
  type LocalDigest,
  type LocalDigestOptions,
} from "./digest-command.ts";
import { localSources } from "./local-sources.ts";

/** What a test puts in the place of the clock's minutes and of the signals to stop. */
export interface StartParts {
  readonly everyMinute: (onMinute: () => Promise<void>, onError: (error: unknown) => void) => MinuteTick;
  readonly stopped: Promise<void>;
}

/**
 * `lede start` while Lede is in no chat: the first digest now, then one every day, until stopped. Like a subscription's,
 * its next slot stands in the store: a start after a day that was missed makes one digest for all of it, any other shows
 * the latest again. A digest that fails is said and tried again at the next minute.
 */
export async function startLocal(
  store: Store,
  { everyMinute, stopped, ...options }: LocalDigestOptions & StartParts,
  context: CliContext,
): Promise<void> {
  let hasShown = false;
  let complaint = "";

  const look = async (): Promise<void> => {
    const next = await nextToShow(store, { ...options, hasShown }, context);
    if (next === null) return;
    if (next.kind === "latest") {
      await printDigest(next.digest, context, "No digest is due yet; here is the latest again.");
    } else if (next.digest.fresh || !hasShown) await printDigest(next.digest, context);
    else context.stdout.write("Nothing new today.\n");
    hasShown = true;
    complaint = "";
    await announceNext(context);
  };
  const report = (error: unknown): void => {
    const said = explain(error);
    // The same trouble every minute is one trouble.
    if (said !== complaint) context.stderr.write(`${said}\nIt is tried again every minute. Stop with Ctrl+C.\n`);
    complaint = said;
    // A digest that was made and could not be written is the latest by then, and nobody has seen it.
    hasShown = false;
  };

  await look().catch(report);
  const tick = everyMinute(look, report);
  await stopped;
  await tick.stop();
  context.stderr.write("Stopped.\n");
}

interface ToShow {
  /** `latest`: nothing is due, and this was the last one. */
  readonly kind: "made" | "latest";
  readonly digest: LocalDigest;
}

/** What a person wants to see now; null where they have seen it. */
async function nextToShow(
  store: Store,
  { hasShown, ...options }: LocalDigestOptions & { readonly hasShown: boolean },
  context: CliContext,
): Promise<ToShow | null> {
  const { clock } = context;
  const { subscription: id } = await localSources(options.folder, store.sources, context);
  const wanted = await localSubscription(id, options.out, context);
  const [kept, due] = await Promise.all([store.subscriptions.get(id), store.subscriptions.dueOf(id, clock())]);
  // Nobody has waited for it yet, or not on these clocks: it is wanted now.
  const isNew = kept?.timeZone !== wanted.timeZone;
  if (!isNew && due === null) {
    if (hasShown) return null;
    const latest = await latestLocalDigest(store, options, context);
    if (latest !== null) return { kind: "latest", digest: latest };
  }
  const digest = await makeLocalDigest(store, { ...options, due: isNew ? null : due }, context);
  // Its own row and nobody else's: others may run on the same store.
  await store.subscriptions.save(wanted, clock());
  return { kind: "made", digest };
}

async function announceNext({ clock, settings, stderr }: CliContext): Promise<void> {
  const { timeZone } = await settings();
  const next = nextSlot({ cron: DAILY_AT_EIGHT, timeZone }, clock());
  if (next === null) return;
  const time = { timeZone, weekday: "long", hour: "2-digit", minute: "2-digit" } as const;
  stderr.write(
    `\nNext digest: ${new Intl.DateTimeFormat("en-GB", time).format(next.at)} (${timeZone}). Stop with Ctrl+C.\n`,
  );
}

function explain(error: unknown): string {
  if (error instanceof LedeError) return `${error.message} ${error.next}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
