import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/store.ts";
import { archiveContract } from "../contracts/archive-contract.ts";
import { storeContract, type StorePlace } from "../contracts/store-contract.ts";

const makePlace = async (): Promise<StorePlace> => {
  const folder = await mkdtemp(join(tmpdir(), "lede-store-"));
  return {
    open: () => openStore(join(folder, "data")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

storeContract("SQLite", makePlace);
archiveContract("SQLite", makePlace);
