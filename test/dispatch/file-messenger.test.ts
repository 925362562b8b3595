import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ChannelAddress } from "../../src/article/subscription.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { FileMessenger, renderFileMessages } from "../../src/dispatch/file-messenger.ts";
import type { RenderedMessage } from "../../src/dispatch/messenger.ts";
import { systemCode } from "../../src/shared/system-error.ts";
import { messengerContract } from "../contracts/messenger-contract.ts";
import { makeDigest } from "../support/make-digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const options = { signal: AbortSignal.timeout(60_000), under: null };

messengerContract("a folder of digests", {
  faults: [],
  threads: false,
  open: async () => {
    const base = await temporaryFolder();
    const messenger = makeMessenger(base);
    const order = new Map<string, number>();
    const slotOf = (key: string): string => {
      const minute = order.get(key) ?? order.size;
      order.set(key, minute);
      return `2026-11-02T${String(8 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    };
    return {
      messenger: {
        platform: "file",
        post: (...args) => messenger.post(...args),
        edit: (...args) => messenger.edit(...args),
        // A digest is one file: each of the contract's keys is a digest of its own here.
        find: (to, key, find) => messenger.find(to, `${key}:1`, find),
      },
      to: "file:digests",
      elsewhere: "file:others",
      message: (key, words) => {
        const digest = makeDigest({ id: key, title: words, slot: slotOf(key) });
        return renderFile(digest, "file:digests", base);
      },
      oversize: (key) => ({ key, body: {} }),
      async shown(channel) {
        const folder = join(base, channel.slice("file:".length));
        const files = (await namesIn(folder)).filter((name) => name.endsWith(".json"));
        const digests = await Promise.all(
          files.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))),
        );
        return digests
          .toSorted((a, b) => String(a.slot).localeCompare(String(b.slot)))
          .map(({ title }) => ({ words: String(title), under: null }));
      },
      fail: () => expect.unreachable("a folder has no such faults"),
      recover: () => undefined,
      close: async () => undefined,
    };
  },
});

test("a folder that cannot be written is tried again in a minute, and said", async () => {
  const base = await temporaryFolder();
  await writeFile(join(base, "digests"), "a file in the way");
  const failures: unknown[] = [];
  const messenger = makeMessenger(base, failures);
  const message = renderFile(makeDigest(), "file:digests", base);
  const posted = await messenger.post("file:digests", message, options);
  expect(posted).toEqual({ kind: "limited", retryAt: new Date("2026-11-02T08:01:00Z") });
  expect(failures).toMatchObject([{ code: "cannot-write" }]);
  await rm(join(base, "digests"));
  const again = await messenger.post("file:digests", message, options);
  expect(again).toEqual({ kind: "sent", messageId: join(base, "digests", "2026-11-02.md") });
});

test("an absolute folder is taken as it is", async () => {
  const [base, folder] = [await temporaryFolder(), await temporaryFolder()];
  const to = `file:${folder}` as const;
  const message = renderFile(makeDigest(), to, base);
  await makeMessenger(base).post(to, message, options);
  expect(await readdir(folder)).toEqual(["2026-11-02.json", "2026-11-02.md"]);
});

function renderFile(digest: Digest, to: ChannelAddress, base: string): RenderedMessage {
  const [message] = renderFileMessages(digest, { to, base });
  if (message === undefined) throw new Error("A digest is one file.");
  return message;
}

const clock = (): Date => new Date("2026-11-02T08:00:00Z");

function makeMessenger(base: string, failures: unknown[] = []): FileMessenger {
  return new FileMessenger({ base, clock, onFailure: (error) => failures.push(error) });
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return [];
    throw error;
  }
}
