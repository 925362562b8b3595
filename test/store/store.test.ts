import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/store.ts";
import { storeContract } from "../contracts/store-contract.ts";

storeContract("SQLite", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lede-store-"));
  return {
    open: () => openStore(join(folder, "data")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
