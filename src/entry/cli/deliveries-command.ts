import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import { DELIVERY_STATES, type Delivery } from "../../dispatch/delivery.ts";
import { LedeError } from "../../shared/errors.ts";
import { openStore, type Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";

/** Deliveries of one list. */
const LISTED = 50;

export interface DeliveriesRequest {
  readonly action: "retry" | "drop" | undefined;
  readonly key: string | undefined;
  readonly json: boolean;
}

/** `lede deliveries`: what waits in the outbox and what could not be posted; `retry` and `drop` decide about one. */
export async function deliveriesCommand({ action, key, json }: DeliveriesRequest, context: CliContext): Promise<void> {
  const { settings, clock, stdout } = context;
  if (action !== undefined && key === undefined) {
    throw new LedeError("usage", `Which delivery is to be ${action === "retry" ? "posted" : "dropped"} is missing.`, {
      next: `Name its key, as \`lede deliveries\` lists it: \`npm run -s lede -- deliveries ${action} <key>\`.`,
    });
  }
  const { store: location } = await settings();
  const store = await openStore(location);
  try {
    if (action !== undefined && key !== undefined) {
      stdout.write(await decide(store, { action, key, now: clock() }));
      return;
    }
    const states = DELIVERY_STATES.filter((state) => state !== "sent");
    const deliveries = await store.outbox.list({ states, limit: LISTED });
    stdout.write(json ? `${JSON.stringify(deliveries.map(withoutBody), null, 2)}\n` : renderList(deliveries));
  } finally {
    await store.close();
  }
}

interface Decision {
  readonly action: "retry" | "drop";
  readonly key: string;
  readonly now: Date;
}

async function decide(store: Store, { action, key, now }: Decision): Promise<string> {
  const done =
    action === "retry" ? await store.outbox.retry(key, now) : await store.outbox.drop(key, "Dropped by hand.");
  if (done) return action === "retry" ? `${key} is posted when Lede runs.\n` : `${key} is dropped.\n`;
  const delivery = await store.outbox.get(key);
  if (delivery === null) {
    throw new LedeError("usage", `There is no delivery ${key}.`, {
      next: "`npm run -s lede -- deliveries` lists the keys of those that are not posted.",
    });
  }
  const why = action === "retry" ? "Only what is held or dead can be posted again" : "It cannot be dropped any more";
  throw new LedeError("usage", `${key} is ${delivery.state}. ${why}.`, {
    next: "See `npm run -s lede -- deliveries` for those that can.",
  });
}

function renderList(deliveries: readonly Delivery[]): string {
  if (deliveries.length === 0) return "Everything is posted.\n";
  return deliveries
    .map(({ key, state, to, attempts, reason, notBefore }) => {
      const waits = state === "pending" || state === "unknown" ? `, next at ${notBefore.toISOString()}` : "";
      const tried = attempts === 0 ? "" : `, tried ${attempts === 1 ? "once" : `${attempts} times`}`;
      const head = `${key} · ${to} · ${state}${tried}${waits}`;
      const why = reason === null ? "" : `\n  ${renderVisibleLine(reason)}`;
      return `${renderVisibleLine(head)}${why}`;
    })
    .join("\n")
    .concat("\n");
}

/** What scripts get: the message's body is the platform's own matter. */
function withoutBody(delivery: Delivery): Omit<Delivery, "message"> {
  const { message: _, ...rest } = delivery;
  return rest;
}
