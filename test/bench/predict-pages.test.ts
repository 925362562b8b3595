import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { predictPages } from "../../bench/predict-pages.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PAGE = `<title>Crane back</title><meta name="author" content="Ada Brook"><h1>The crane is back</h1>
<p>The crane of Port Ellis was set up again on Monday and lifted its first container before noon.</p><p>Advertisement</p>`;

test("every page of the folder is a line, read at the address that stands beside it, and a page that is none an empty one", async () => {
  const folder = await temporaryFolder();
  for (const name of ["html", "ground-truth"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "html/a.html.gz"), gzipSync(PAGE));
  writeFileSync(join(folder, "html/b.html"), PAGE);
  writeFileSync(join(folder, "html/c.html.gz"), "no gzip");
  writeFileSync(join(folder, "html/notes.txt"), "not a page");
  writeFileSync(
    join(folder, "ground-truth/a.json"),
    JSON.stringify({ url: "https://harbour.example/2026/11/02/crane", ground_truth: { title: "Never read" } }),
  );
  writeFileSync(join(folder, "ground-truth/b.json"), "{ broken");
  await predictPages(join(folder, "html"), join(folder, "out.jsonl"));
  const lines = readFileSync(join(folder, "out.jsonl"), "utf8").trimEnd().split("\n");
  const read = {
    text: "The crane of Port Ellis was set up again on Monday and lifted its first container before noon.",
    title: "The crane is back",
    author: "Ada Brook",
  };
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    { id: "a", ...read, date: "2026-11-02" },
    { id: "b", ...read, date: null },
    { id: "c", text: "", title: null, author: null, date: null },
  ]);
});
