import { DAILY_AT_EIGHT, dueSlots, nextSlot } from "../../digest/slots.ts";
import { LedeError } from "../../shared/errors.ts";
import type { MinuteTick } from "../schedule.ts";
import type { CliContext } from "./cli-context.ts";
import { makeLocalDigest, printDigest, type LocalDigestOptions } from "./digest-command.ts";

/** What a test puts in the place of the clock's minutes and of the signals to stop. */
export interface StartParts {
  readonly everyMinute: (onMinute: () => Promise<void>, onError: (error: unknown) => void) => MinuteTick;
  readonly stopped: Promise<void>;
}

/**
 * `lede start` while Lede is in no chat: the digest now, so that nothing that came while it was down is missed, then one every day, until
 * stopped. A digest that fails is said and tried again at the next minute.
 */
export async function startLocal(options: LocalDigestOptions, context: CliContext, parts: StartParts): Promise<void> {
  // Settings that are wrong are for the person who starts it, not for the log at eight.
  const { timeZone } = await context.settings();
  let madeAt: Date | null = null;
  let complaint = "";

  const makeWhatIsDue = async (): Promise<void> => {
    const now = context.clock();
    const schedule = { cron: DAILY_AT_EIGHT, timeZone };
    if (madeAt !== null && dueSlots(schedule, { from: new Date(madeAt.getTime() + 1), now }) === null) return;
    const isFirst = madeAt === null;
    const made = await makeLocalDigest(options, context);
    madeAt = now;
    complaint = "";
    if (made.fresh || isFirst) await printDigest(made, context);
    else context.stdout.write("Nothing new today.\n");
    announceNext(context, timeZone);
  };
  const report = (error: unknown): void => {
    const said = explain(error);
    // The same trouble every minute is one trouble.
    if (said !== complaint) context.stderr.write(`${said}\nIt is tried again every minute. Stop with Ctrl+C.\n`);
    complaint = said;
  };

  await makeWhatIsDue().catch(report);
  const tick = parts.everyMinute(makeWhatIsDue, report);
  await parts.stopped;
  await tick.stop();
  context.stderr.write("Stopped.\n");
}

function announceNext({ clock, stderr }: CliContext, timeZone: string): void {
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
