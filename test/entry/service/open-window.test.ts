import { expect, onTestFinished, test } from "vitest";
import { openWindow } from "../../../src/entry/service/open-window.ts";
import { openQueue } from "../../../src/store/open-queue.ts";
import { openStore } from "../../../src/store/store.ts";
import { makeMemoryLog } from "../../support/memory-log.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("answers for the store and the queue; a second process does without a port that nobody chose", async () => {
  const folder = await temporaryFolder();
  const store = await openStore(folder);
  onTestFinished(() => store.close());
  const queue = await openQueue(folder, { store, onFault: () => undefined, onTrouble: () => undefined });
  const log = makeMemoryLog();
  const parts = { store, queue, clock: () => new Date(), log };
  const first = await openWindow({ ...parts, settings: { host: "127.0.0.1", port: 0, portIsSet: true, url: null } });
  onTestFinished(() => first?.stop());
  const port = first?.port ?? 0;
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain("\nlede_articles 0\n");
  expect(await openWindow({ ...parts, settings: { host: "127.0.0.1", port, portIsSet: false, url: null } })).toBeNull();
  expect(log.lines.at(-1)).toContain(`Cannot listen on 127.0.0.1:${port}: another program listens there. This process`);
  const chosen = openWindow({ ...parts, settings: { host: "127.0.0.1", port, portIsSet: true, url: null } });
  await expect(chosen).rejects.toMatchObject({ code: "cannot-listen" });
});
