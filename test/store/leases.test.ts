import { onTestFinished } from "vitest";
import type { Leases } from "../../src/shared/leases.ts";
import { openStore } from "../../src/store/store.ts";
import { leasesContract } from "../contracts/leases-contract.ts";
import { onPostgres, temporaryDatabase } from "../support/postgres-database.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function openLeases(location: string): Promise<Leases> {
  const store = await openStore(location);
  onTestFinished(() => store.close());
  return store.leases;
}

leasesContract("SQLite", async () => openLeases(await temporaryFolder()));

onPostgres("on a server", (makeDatabase) => {
  leasesContract("PostgreSQL", async () => openLeases(await temporaryDatabase(makeDatabase)));
});
