import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeDigestFiles } from "../../src/dispatch/digest-files.ts";
import { makeDigest } from "../support/make-digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const slot = "2026-11-02T08:00";

async function outFolder() {
  const path = join(await temporaryFolder(), "out");
  return { path, name: "out" };
}

test("writes a digest once, as Markdown and JSON, and finds it again by its id", async () => {
  const folder = await outFolder();
  const digest = makeDigest({ id: "one", slot });
  const path = join(folder.path, "2026-11-02.md");
  expect(await writeDigestFiles(digest, folder)).toEqual({ path, written: true });
  const before = await readFile(path, "utf8");
  expect(await writeDigestFiles(digest, folder)).toEqual({ path, written: false });
  expect(await readFile(path, "utf8")).toBe(before);
  expect(await readdir(folder.path)).toEqual(["2026-11-02.json", "2026-11-02.md"]);
});

test("never overwrites another digest: the second of a day gets its time, the third a number", async () => {
  const folder = await outFolder();
  for (const id of ["one", "two", "three", "four"]) await writeDigestFiles(makeDigest({ id, slot }), folder);
  expect((await readdir(folder.path)).filter((name) => name.endsWith(".md"))).toEqual([
    "2026-11-02-0800-2.md",
    "2026-11-02-0800-3.md",
    "2026-11-02-0800.md",
    "2026-11-02.md",
  ]);
  expect(JSON.parse(await readFile(join(folder.path, "2026-11-02-0800.json"), "utf8"))).toMatchObject({ id: "two" });
});

test("adds the twin that an interrupted run left out", async () => {
  const folder = await outFolder();
  const digest = makeDigest({ id: "one", slot });
  await writeDigestFiles(digest, folder);
  await rm(join(folder.path, "2026-11-02.json"));
  expect(await writeDigestFiles(digest, folder)).toMatchObject({ written: false });
  expect(JSON.parse(await readFile(join(folder.path, "2026-11-02.json"), "utf8"))).toMatchObject({ id: "one" });
});

test("of twenty at once, each is written under a name of its own, and nothing else is left", async () => {
  const folder = await outFolder();
  const digests = Array.from({ length: 20 }, (_, i) => makeDigest({ id: `digest-${i}`, slot }));
  const written = await Promise.all(digests.map((digest) => writeDigestFiles(digest, folder)));
  expect(new Set(written.map(({ path }) => path)).size).toBe(20);
  expect(await readdir(folder.path)).toHaveLength(40);
});

test("of twenty at once with the same digest, one writes it and all find it", async () => {
  const folder = await outFolder();
  const digest = makeDigest({ id: "one", slot });
  const written = await Promise.all(Array.from({ length: 20 }, () => writeDigestFiles(digest, folder)));
  expect(written.filter((each) => each.written)).toHaveLength(1);
  expect(await readdir(folder.path)).toEqual(["2026-11-02.json", "2026-11-02.md"]);
});

test("leaves a file that is not its own alone, under either ending", async () => {
  const folder = await outFolder();
  await mkdir(folder.path);
  await writeFile(join(folder.path, "2026-11-02.json"), "notes");
  const { path } = await writeDigestFiles(makeDigest({ id: "one", slot }), folder);
  expect(path).toBe(join(folder.path, "2026-11-02-0800.md"));
  expect(await readFile(join(folder.path, "2026-11-02.json"), "utf8")).toBe("notes");
});

test("says what stands in the way", async () => {
  const parent = await temporaryFolder();
  await writeFile(join(parent, "file"), "");
  const failed = writeDigestFiles(makeDigest({ id: "one", slot }), { path: join(parent, "file"), name: "my/file" });
  await expect(failed).rejects.toMatchObject({
    code: "cannot-write",
    message: "Cannot write the digest to my/file: a file stands where the folder should be.",
  });
});
