import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { renderMarkdown } from "../src/dispatch/markdown.ts";
import { renderTerminal } from "../src/dispatch/terminal.ts";
import { withLinksFrom } from "../src/dispatch/digest-files.ts";
import type { Digest } from "../src/digest/digest.ts";
import { makeDigest } from "../src/pipeline.ts";
import { openStore } from "../src/store/store.ts";

const HOME = resolve(import.meta.dirname, "..");

let digest: Digest;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "lede-seeds-"));
  const store = await openStore(folder);
  const made = await makeDigest(
    {
      subscription: "local:seeds",
      title: "News digest",
      sources: [
        {
          source: { kind: "folder", path: join(HOME, "seeds"), name: "seeds", key: "seeds" },
          setIn: "file",
          ofOwner: true,
        },
      ],
      again: false,
      due: null,
      now: new Date("2026-11-02T08:00:00Z"),
      timeZone: "UTC",
      maxStories: 5,
    },
    { store, web: expect.unreachable, rewrite: null, onProgress: () => undefined, onFault: expect.unreachable },
  );
  await store.close();
  await rm(folder, { recursive: true });
  digest = withLinksFrom(made.digest, join(HOME, "digests"));
});

/** After a wanted change, `npm test -- -u` writes these files anew. */
describe("the digest of seeds/ that is kept", () => {
  test("as Markdown", async () => {
    await expect(renderMarkdown(digest)).toMatchFileSnapshot("../digests/2026-11-02.md");
  });

  test("as JSON", async () => {
    await expect(`${JSON.stringify(digest, null, 2)}\n`).toMatchFileSnapshot("../digests/2026-11-02.json");
  });

  test("as the README shows it", () => {
    const readme = readFileSync(join(HOME, "README.md"), "utf8");
    const lines = renderTerminal(digest, { columns: 100, color: false })
      .split("\n")
      .map((line) => line.trimEnd());
    const shown = /npm ci && npm run digest\n```[^`]*```\n(.*?)\n…\n```/s.exec(readme)?.[1] ?? "";
    expect(shown.split("\n").length).toBeGreaterThan(20);
    expect(`${lines.join("\n")}\n`).toContain(`${shown}\n`);
  });
});
