import { isLocal, type Subscription } from "../../article/subscription.ts";
import { nextSlots } from "../../digest/slots.ts";
import { openStore } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";

/** Of each subscription. */
const SLOTS = 3;

const NONE =
  "There is no subscription: `npm start` makes the local digest daily at 08:00. Add one in lede.yaml, or in a channel with `/lede schedule`.\n";

/** `lede schedule`: the next digests of every subscription, in its own zone. */
export async function scheduleCommand(context: CliContext): Promise<void> {
  const { settings, clock, stdout } = context;
  const { store: location, subscriptions } = await settings();
  const store = await openStore(location);
  try {
    const kept = await store.subscriptions.all();
    const blocks = withFile(kept, subscriptions).map((each) => renderSubscription(each, clock()));
    stdout.write(blocks.length === 0 ? NONE : blocks.join("\n"));
  } finally {
    await store.close();
  }
}

/** What `lede start` would serve: those of the settings file as they stand in it now, those of the chats, or the local one. */
function withFile(kept: readonly Subscription[], inFile: readonly Subscription[]): readonly Subscription[] {
  const ids = new Set(inFile.map(({ id }) => id));
  const paused = new Map(kept.map((each) => [each.id, each.paused]));
  return [
    ...inFile.map((each) => ({ ...each, paused: paused.get(each.id) ?? null })),
    ...kept.filter(({ id, setIn }) => (setIn === "chat" || isLocal(id)) && !ids.has(id)),
  ];
}

function renderSubscription(subscription: Subscription, now: Date): string {
  const { id, title, timeZone, paused } = subscription;
  const head = `${id} · ${title} (${timeZone})\n`;
  if (paused !== null) return `${head}  paused: ${paused.reason}\n`;
  const slots = nextSlots(subscription, { after: now, count: SLOTS });
  if (slots.length === 0) return `${head}  never again: its schedule ${subscription.cron} has no time left\n`;
  return `${head}${slots.map(({ local }) => `  ${renderLocal(local)}\n`).join("")}`;
}

/** `Monday 2 November 2026, 08:00` */
function renderLocal(local: string): string {
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  const date = new Intl.DateTimeFormat("en-GB", day).format(new Date(`${local}Z`)).replace(",", "");
  return `${date}, ${local.slice("2026-11-02T".length)}`;
}
