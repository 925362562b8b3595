import { JOB_KINDS } from "../../src/shared/queue.ts";
import { openQueue } from "../../src/store/open-queue.ts";
import { openStore } from "../../src/store/store.ts";

/** Run by a test that will kill it: takes one job of a kind from the queue on a server, and never ends it. */
const [url = "", named] = process.argv.slice(2);
const kind = JOB_KINDS.find((each) => each === named);
if (kind === undefined) throw new Error(`${String(named)} is no kind of job.`);
const store = await openStore(url);
const queue = await openQueue(url, { store, onFault: () => undefined, onTrouble: () => undefined });
await queue.work(kind, { atOnce: 1 }, async () => {
  process.send?.("begun");
  await new Promise(() => undefined);
});
