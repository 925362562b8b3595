import { execFileSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { collectFile, listFolder } from "../../src/collect/folder.ts";
import type { FolderSource } from "../../src/collect/source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<FolderSource> {
  const path = join(await temporaryFolder(), "wire");
  await mkdir(path);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { kind: "folder", path, name: "wire", key: path };
}

test("lists articles in it and below by name, and counts what is of another kind", async () => {
  const folder = await makeFolder({
    "b.TXT": "b",
    "a/z.md": "z",
    "a/y.html": "y",
    "report.pdf": "%PDF",
    ".hidden.txt": "h",
    ".git/config.txt": "g",
    "node_modules/x/readme.md": "r",
  });
  await symlink(folder.path, join(folder.path, "loop"));
  const listing = await listFolder(folder);
  expect(listing).toEqual({
    kind: "listed",
    files: ["a/y.html", "a/z.md", "b.TXT"].map((name) => join(folder.path, name)),
    failed: [],
    otherFiles: 1,
  });
});

test("a pipe among the files is passed over, not waited for", async () => {
  const folder = await makeFolder({ "a.txt": "The bridge is closed." });
  execFileSync("mkfifo", [join(folder.path, "pipe.txt")]);
  expect(await collectFile(join(folder.path, "pipe.txt"), folder)).toMatchObject({
    reason: "it is not a regular file",
  });
});

test("a file that is corrected in place is the same article; the same words elsewhere are another", async () => {
  const folder = await makeFolder({ "a.txt": "The bridge is closed.", "b.txt": "The bridge is closed." });
  const idOf = async (name: string) => {
    const read = await collectFile(join(folder.path, name), folder);
    return read.kind === "article" ? read.article.id : read.reason;
  };
  const before = await idOf("a.txt");
  await writeFile(join(folder.path, "a.txt"), "The bridge is open.");
  expect(await idOf("a.txt")).toBe(before);
  expect(await idOf("b.txt")).not.toBe(before);
});

test("what Lede wrote itself is no news", async () => {
  const folder = await makeFolder({ "2026-11-02.md": "# News digest\n\nText.\n\n<!-- lede digest abc -->\n" });
  expect(await collectFile(join(folder.path, "2026-11-02.md"), folder)).toMatchObject({ code: "own-digest" });
});

test("an article says where it came from: its own source, its host, else its folder", async () => {
  const folder = await makeFolder({
    "own.md": "---\nsource: Example Wire\nlink: https://www.example.org/x\n---\nThe bridge is closed.",
    "host.md": "---\nlink: https://www.example.org/x\n---\nThe bridge is closed.",
    "folder.txt": "The bridge is closed.",
  });
  const sourceOf = async (name: string) => {
    const read = await collectFile(join(folder.path, name), folder);
    return read.kind === "article" ? [read.article.source, read.article.link] : read.reason;
  };
  expect(await sourceOf("own.md")).toEqual(["Example Wire", { kind: "web", url: "https://www.example.org/x" }]);
  expect(await sourceOf("host.md")).toEqual(["example.org", { kind: "web", url: "https://www.example.org/x" }]);
  expect(await sourceOf("folder.txt")).toEqual(["wire", { kind: "file", path: join(folder.path, "folder.txt") }]);
});

test("takes boilerplate and headline off and leaves the rest as it stands in the file", async () => {
  const text = "The bridge  is closed.\r\nNobody “was” hurt.";
  const folder = await makeFolder({
    "a.txt": `Bridge closed\r\n\r\nBy Ann Example\r\n\r\n${text}\r\nFollow us on\r\n`,
  });
  expect(await collectFile(join(folder.path, "a.txt"), folder)).toMatchObject({
    article: { title: "Bridge closed", text },
  });
});

test("a folder that is not there is a failure with a reason", async () => {
  const folder: FolderSource = { kind: "folder", path: "/nowhere/at/all", name: "all", key: "/nowhere/at/all" };
  expect(await listFolder(folder)).toMatchObject({
    kind: "failed",
    code: "file-not-found",
    reason: "it does not exist",
  });
});
