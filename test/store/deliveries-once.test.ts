import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openDeliveryGround, type GroundOptions } from "../support/delivery/delivery-ground.ts";
import { faultRounds, killRounds, PLATFORM_FAULTS } from "../support/delivery/delivery-rounds.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// The long runs are `npm run bench:delivery`.
const ROUNDS = 20;
const clean = { lost: [], doubled: [], held: [] };

/** A platform each: half the time to start a worker. */
async function openGround(options: GroundOptions) {
  const ground = await openDeliveryGround(options);
  onTestFinished(() => ground.close());
  return ground;
}

test("workers killed while they compose and post: everything once", { timeout: 300_000 }, async () => {
  const ground = await openGround({ location: join(await temporaryFolder(), "data"), platforms: ["slack"] });
  const killed = await killRounds(ground, { rounds: ROUNDS, workers: 2 });
  expect(killed).toMatchObject({ ...clean, deliveries: ROUNDS * 6 });
  // The rounds are worth something only where kills come between a post and its being written down.
  expect(killed.inTheAct).toBeGreaterThan(ROUNDS / 5);
});

test.each(PLATFORM_FAULTS)("$name: everything once", { timeout: 120_000 }, async (fault) => {
  const ground = await openGround({ location: join(await temporaryFolder(), "data") });
  expect(await faultRounds(ground, fault, 3)).toMatchObject({ ...clean, deliveries: 36 });
});

onPostgres("on PostgreSQL", (makeDatabase) => {
  test(
    "three workers with pg-boss killed while they compose and post: everything once",
    { timeout: 300_000 },
    async () => {
      const ground = await openGround({ location: await temporaryDatabase(makeDatabase), platforms: ["discord"] });
      const killed = await killRounds(ground, { rounds: ROUNDS, workers: 3 });
      expect(killed).toMatchObject({ ...clean, deliveries: ROUNDS * 6 });
      expect(killed.inTheAct).toBeGreaterThan(ROUNDS / 5);
    },
  );
});
