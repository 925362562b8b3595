import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type StoreOptions } from "../../src/store/store.ts";
import { archiveContract } from "../contracts/archive-contract.ts";
import { chatStoreContract } from "../contracts/chat-store-contract.ts";
import { outboxContract } from "../contracts/outbox-contract.ts";
import { sourceStoreContract } from "../contracts/source-store-contract.ts";
import { retentionContract } from "../contracts/retention-contract.ts";
import { storeContract, type StorePlace } from "../contracts/store-contract.ts";
import { subscriptionStoreContract } from "../contracts/subscription-store-contract.ts";
import { onPostgres } from "../support/postgres-database.ts";
import { serverPlaces } from "../support/postgres-places.ts";

const CONTRACTS = [
  storeContract,
  archiveContract,
  chatStoreContract,
  subscriptionStoreContract,
  outboxContract,
  sourceStoreContract,
  retentionContract,
];

const folderPlaces = (options: StoreOptions) => async (): Promise<StorePlace> => {
  const folder = await mkdtemp(join(tmpdir(), "lede-store-"));
  return {
    open: () => openStore(join(folder, "data"), options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

for (const contract of CONTRACTS) {
  contract("SQLite", folderPlaces({}));
  contract("SQLite in a thread", folderPlaces({ inThread: true }));
}

onPostgres("on a server", (makeDatabase) => {
  const makeServerPlace = serverPlaces(makeDatabase);
  for (const contract of CONTRACTS) contract("PostgreSQL", makeServerPlace);
});
