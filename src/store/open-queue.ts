import { makeInProcessQueue } from "../shared/in-process-queue.ts";
import type { OnJobFault, Queue } from "../shared/queue.ts";
import type { BossTimes } from "./boss-queue.ts";
import { isServerUrl } from "./server-url.ts";
import type { Store } from "./store.ts";

export interface QueueParts {
  readonly store: Store;
  readonly onFault: OnJobFault;
  /** Told of trouble that is no job's, such as a server that went away; the queue goes on by itself. */
  readonly onTrouble: (error: unknown) => void;
  /** Of the queue on a server, where they are to be others than its own. */
  readonly times?: Partial<BossTimes>;
}

/**
 * The queue that belongs to a store at a location: shared by all processes on a server, else this process's own.
 *
 * @throws LedeError `store-unavailable`
 */
export async function openQueue(location: string, parts: QueueParts): Promise<Queue<Store>> {
  if (!isServerUrl(location)) return makeInProcessQueue(parts);
  // Loaded only where there is a server: most installations have none.
  const { openBossQueue } = await import("./boss-queue.ts");
  return await openBossQueue(location, parts);
}
