import { DAILY_AT_EIGHT, latestSlot, nextSlot } from "../../digest/slots.ts";
import { LedeError } from "../../shared/errors.ts";
import { everyMinute } from "../schedule.ts";
import type { CliContext } from "./cli-context.ts";
import { digestCommand, type DigestCommandOptions } from "./digest-command.ts";

/** `lede start`: the digest now, so that nothing that came while it was down is missed, then one every day until stopped. */
export async function startCommand(options: DigestCommandOptions, context: CliContext): Promise<void> {
  const stopped = stopSignal();
  let madeAt = context.clock();
  await digestCommand(options, context);
  announceNext(context);

  const tick = everyMinute(
    async () => {
      const now = context.clock();
      const due = latestSlot(DAILY_AT_EIGHT, { now, timeZone: context.settings().timeZone });
      if (due === null || due <= madeAt) return;
      madeAt = now;
      await digestCommand(options, context);
      announceNext(context);
    },
    (error) => reportAndGoOn(error, context),
  );
  await stopped;
  await tick.stop();
  context.stderr.write("Stopped.\n");
}

function announceNext({ clock, settings, stderr }: CliContext): void {
  const { timeZone } = settings();
  const next = nextSlot(DAILY_AT_EIGHT, { now: clock(), timeZone });
  if (next === null) return;
  const when = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
  }).format(next);
  stderr.write(`\nNext digest: ${when} (${timeZone}). Stop with Ctrl+C.\n`);
}

/** A day's digest that fails is said; the next day's is made all the same. */
function reportAndGoOn(error: unknown, { stderr }: CliContext): void {
  const said =
    error instanceof LedeError
      ? `${error.message} ${error.next}`
      : error instanceof Error
        ? error.stack
        : String(error);
  stderr.write(`${said}\n`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
