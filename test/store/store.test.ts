import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/store.ts";
import { archiveContract } from "../contracts/archive-contract.ts";
import { chatStoreContract } from "../contracts/chat-store-contract.ts";
import { outboxContract } from "../contracts/outbox-contract.ts";
import { sourceStoreContract } from "../contracts/source-store-contract.ts";
import { retentionContract } from "../contracts/retention-contract.ts";
import { storeContract, type StorePlace } from "../contracts/store-contract.ts";
import { subscriptionStoreContract } from "../contracts/subscription-store-contract.ts";
import { onPostgres } from "../support/postgres-database.ts";
import { serverPlaces } from "../support/postgres-places.ts";

const makeFolderPlace = async (): Promise<StorePlace> => {
  const folder = await mkdtemp(join(tmpdir(), "lede-store-"));
  return {
    open: () => openStore(join(folder, "data")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

storeContract("SQLite", makeFolderPlace);
archiveContract("SQLite", makeFolderPlace);
chatStoreContract("SQLite", makeFolderPlace);
subscriptionStoreContract("SQLite", makeFolderPlace);
outboxContract("SQLite", makeFolderPlace);
sourceStoreContract("SQLite", makeFolderPlace);
retentionContract("SQLite", makeFolderPlace);

onPostgres("on a server", (makeDatabase) => {
  const makeServerPlace = serverPlaces(makeDatabase);
  storeContract("PostgreSQL", makeServerPlace);
  archiveContract("PostgreSQL", makeServerPlace);
  chatStoreContract("PostgreSQL", makeServerPlace);
  subscriptionStoreContract("PostgreSQL", makeServerPlace);
  outboxContract("PostgreSQL", makeServerPlace);
  sourceStoreContract("PostgreSQL", makeServerPlace);
  retentionContract("PostgreSQL", makeServerPlace);
});
