import { DELIVERY_STATES } from "../../dispatch/delivery.ts";
import { JOB_KINDS, type JobKind, type QueueCount } from "../../shared/queue.ts";
import type { Overview } from "../../store/overview.ts";
import { isServerUrl, serverAddress } from "../../store/server-url.ts";
import { openStore } from "../../store/store.ts";
import type { Settings } from "../settings.ts";
import type { CliContext } from "./cli-context.ts";

export interface StatusOptions {
  readonly json?: boolean;
}

type Counts = Readonly<Record<JobKind, QueueCount>>;

/** `lede status`: what there is, what waits and what went wrong. */
export async function statusCommand(options: StatusOptions, { settings, clock, stdout }: CliContext): Promise<void> {
  const set = await settings();
  const store = await openStore(set.store);
  try {
    const overview = await store.overview(clock());
    const queue = await readQueue(set.store);
    if (options.json) {
      const fileSources = set.sources.length;
      stdout.write(`${JSON.stringify({ ...overview, fileSources, queue }, null, 2)}\n`);
    } else {
      stdout.write(renderStatus(overview, queue, set));
    }
  } finally {
    await store.close();
  }
}

/** Null in one process, whose queue is in its memory. */
async function readQueue(location: string): Promise<Counts | null> {
  if (!isServerUrl(location)) return null;
  const { readQueueCounts } = await import("../../store/boss-counts.ts");
  return await readQueueCounts(location);
}

const number = new Intl.NumberFormat("en");

function renderStatus(overview: Overview, queue: Counts | null, { store, sources, llm }: Settings): string {
  const rows: (readonly [label: string, text: string])[] = [
    ["Store", isServerUrl(store) ? serverAddress(store).shown : store],
    ["Sources", counted(overview.followed + sources.length, overview.failingSources, "failing")],
    ["Articles", counted(overview.articles, overview.uncondensed, "waiting for their summary")],
    ["Subscriptions", counted(overview.subscriptions, overview.pausedSubscriptions, "paused")],
    ["Outbox", listed(DELIVERY_STATES.map((state) => [overview.deliveries[state], state]))],
  ];
  if (overview.dueSince !== null) rows.push(["Due since", overview.dueSince.toISOString()]);
  if (overview.openReports > 0) rows.push(["Reports", `${number.format(overview.openReports)} of wrong figures, open`]);
  for (const kind of queue === null ? [] : JOB_KINDS) {
    const { waiting, active, dead } = queue?.[kind] ?? { waiting: 0, active: 0, dead: 0 };
    rows.push([
      `Jobs: ${kind}`,
      listed([
        [waiting, "waiting"],
        [active, "under way"],
        [dead, "given up"],
      ]),
    ]);
  }
  if (llm !== null) {
    rows.push([
      "Model",
      `${number.format(overview.tokensToday)} of ${number.format(llm.dailyTokens)} tokens used today`,
    ]);
  }
  for (const { subscription, slot, madeAt } of overview.latestDigests) {
    rows.push(["Digest", `${slot}  ${subscription}  (made ${madeAt.toISOString()})`]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `${label.padEnd(width)}  ${text}\n`).join("");
}

function counted(all: number, some: number, what: string): string {
  return some === 0 ? number.format(all) : `${number.format(all)}, ${number.format(some)} ${what}`;
}

function listed(counts: readonly (readonly [count: number, what: string])[]): string {
  const some = counts.filter(([count]) => count > 0);
  return some.length === 0 ? "empty" : some.map(([count, what]) => `${number.format(count)} ${what}`).join(", ");
}
