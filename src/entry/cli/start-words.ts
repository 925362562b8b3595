import type { Trouble } from "../../dispatch/settle.ts";
import { nextSlot } from "../../digest/slots.ts";
import { LedeError } from "../../shared/errors.ts";
import type { Store } from "../../store/store.ts";
import type { CliContext, OutputStream } from "./cli-context.ts";

/** What goes wrong while Lede runs, said once: the same trouble every minute is one trouble. */
export interface Complaints {
  readonly report: (error: unknown) => void;
  readonly fault: (what: string, error: unknown) => void;
  readonly trouble: (trouble: Trouble) => void;
  /** What comes from now on is new. */
  readonly clear: () => void;
}

export function makeComplaints(stderr: OutputStream): Complaints {
  let complaint = "";
  const say = (said: string): void => {
    if (said !== complaint) stderr.write(`${said}\n`);
    complaint = said;
  };
  return {
    report: (error) => say(`${explain(error)}\nIt is tried again every minute. Stop with Ctrl+C.`),
    fault: (what, error) => say(`Lede could not ${what}: ${explain(error)}`),
    trouble: ({ kind, delivery: { key, to }, reason }) => say(TROUBLES[kind](to, key, reason)),
    clear: () => void (complaint = ""),
  };
}

const TROUBLES: Readonly<Record<Trouble["kind"], (to: string, key: string, reason: string) => string>> = {
  dead: (to, key, reason) => `A message to ${to} was given up (${key}). ${reason} See \`lede deliveries\`.`,
  held: (to, key, reason) =>
    `Nobody can tell whether a message to ${to} was posted (${key}). ${reason} Look there, then \`lede deliveries retry\` or \`drop\`.`,
  paused: (to, _key, reason) => `No digest goes to ${to} any more. ${reason} Its settings are kept.`,
  login: (to, _key, reason) => `Nothing can be posted to ${to}. ${reason}`,
};

function explain(error: unknown): string {
  if (error instanceof LedeError) return `${error.message} ${error.next}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Says when the next digest comes: `Next digest: Monday 08:00 (Europe/Berlin).` */
export async function announceNext(store: Store, { clock, stderr }: CliContext): Promise<void> {
  const slots = (await store.subscriptions.all())
    .filter(({ paused }) => paused === null)
    .flatMap(({ timeZone, cron }) => {
      const slot = nextSlot({ timeZone, cron }, clock());
      return slot === null ? [] : [{ timeZone, at: slot.at }];
    });
  const [next] = slots.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  if (next === undefined) return;
  const { timeZone } = next;
  const time = { timeZone, weekday: "long", hour: "2-digit", minute: "2-digit" } as const;
  const when = new Intl.DateTimeFormat("en-GB", time).format(next.at);
  stderr.write(`\nNext digest: ${when} (${timeZone}). Stop with Ctrl+C.\n`);
}
