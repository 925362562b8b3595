import { setTimeout as sleep } from "node:timers/promises";
import { BossConnections } from "../../../src/store/boss-connections.ts";
import { BOSS_SCHEMA } from "../../../src/store/boss-counts.ts";
import { PatientPool } from "../../../src/store/postgres-pool.ts";
import { isServerUrl } from "../../../src/store/server-url.ts";
import { FAST_MINUTE } from "./fast-policy.ts";

/** Milliseconds. */
const LOOK_EVERY = 5;

/** The workers' composing, as seen from outside. */
export interface ComposingJobs {
  /** Ends when a worker has begun to compose since then, or would have at the latest. */
  begun(since: Date): Promise<void>;
  /** Jobs that were given to another worker because their own did not end them. */
  takenUpAgain(): Promise<number>;
  close(): Promise<void>;
}

/** From pg-boss's own table. Where the queue is in each worker's memory nobody sees it: there the moment is left to chance. */
export async function watchComposing(location: string): Promise<ComposingJobs> {
  if (!isServerUrl(location)) {
    return {
      begun: () => sleep(Math.random() * FAST_MINUTE),
      takenUpAgain: () => Promise.resolve(0),
      close: () => Promise.resolve(),
    };
  }
  const connections = new BossConnections(new PatientPool(location, { connections: 1 }));
  const count = async (which: string, values: unknown[] = []): Promise<number> => {
    const query = `select id from ${BOSS_SCHEMA}.job where name = 'compose' and ${which}`;
    const { rows } = await connections.executeSql(query, values);
    return rows.length;
  };
  return {
    async begun(since) {
      const giveUpAt = Date.now() + 4 * FAST_MINUTE;
      while (Date.now() < giveUpAt && (await count("started_on > $1", [since])) === 0) await sleep(LOOK_EVERY);
    },
    takenUpAgain: () => count("retry_count > 0"),
    close: () => connections.end(),
  };
}
