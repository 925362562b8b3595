import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { predictFeeds } from "../../bench/predict-feeds.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FEED = `<rss version="2.0"><channel><title>Harbour</title><link>/</link><language>en</language>
<item><title>Crane &lt;b&gt;back&lt;/b&gt;</title><link>crane</link><guid isPermaLink="false">17</guid>
<author>ada@harbour.example (Ada Brook)</author><pubDate>Mon, 02 Nov 2026 08:00:00 +0100</pubDate></item></channel></rss>`;

test("every file below the folder is a line, with the headers that stand beside it", async () => {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, "feeds/below"), { recursive: true });
  writeFileSync(join(folder, "feeds/below/a.xml"), FEED);
  writeFileSync(
    join(folder, "feeds/below/a.xml.headers.json"),
    JSON.stringify({ "Content-Location": "https://harbour.example/feeds/rss.xml" }),
  );
  writeFileSync(join(folder, "feeds/none"), "no feed");
  writeFileSync(join(folder, "feeds/empty.xml"), "");
  await predictFeeds(join(folder, "feeds"), join(folder, "out.jsonl"));
  const lines = readFileSync(join(folder, "out.jsonl"), "utf8").trimEnd().split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
    {
      file: "below/a.xml",
      feed: {
        title: "Harbour",
        link: "https://harbour.example/",
        description: null,
        language: "en",
        author: null,
        updated: null,
      },
      entries: [
        {
          id: "17",
          title: "Crane <b>back</b>",
          link: "https://harbour.example/feeds/crane",
          author: "ada@harbour.example (Ada Brook)",
          published: "2026-11-02T07:00:00.000Z",
          updated: "2026-11-02T07:00:00.000Z",
          summary: null,
          content: null,
        },
      ],
    },
    { file: "empty.xml", error: "it is empty", feed: {}, entries: [] },
    { file: "none", error: "it is not a feed", feed: {}, entries: [] },
  ]);
});
