import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/store.ts";
import { storeContract } from "../contracts/store-contract.ts";
import { onPostgres } from "../support/postgres-database.ts";

storeContract("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lede-store-"));
  return {
    open: () => openStore(join(folder, "data")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});

onPostgres("on a server", (makeDatabase) => {
  storeContract("PostgreSQL", async () => {
    const { url, drop } = await makeDatabase();
    return { open: () => openStore(url), remove: drop };
  });
});
