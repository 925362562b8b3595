import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { renderHtmlAsText } from "../src/shared/html.ts";
import { publish, renderTable } from "./support/results.ts";
import { predictPage, readAddress, type PredictedPage } from "./predict-pages.ts";

/**
 * Article pages: word F1 of the body, title, author, date, pages a CPU second, beside the two libraries that people use for
 * it, on the same pages in the same run. `--own` leaves those out and publishes nothing.
 */
const BENCH = new URL("../../shared/bench/", import.meta.url);
const PAGES = fileURLToPath(new URL("data/pages/", BENCH));

interface Page {
  readonly id: string;
  readonly html: string;
  readonly url: string | null;
}

type Extract = (page: Page) => PredictedPage | Promise<PredictedPage>;

const SYSTEMS: Readonly<Record<string, Extract>> = {
  Lede: ({ id, html, url }) => predictPage(id, Buffer.from(html), url),
  "readability + linkedom": ({ id, html }) => {
    const found = new Readability(parseHTML(html).document).parse();
    return prediction(id, found?.content, { title: found?.title, author: found?.byline, date: found?.publishedTime });
  },
  "defuddle + linkedom": async ({ id, html, url }) => {
    const found = await Defuddle(parseHTML(html).document, url ?? "", { useAsync: false });
    return prediction(id, found.content, { title: found.title, author: found.author, date: found.published });
  },
};

type Found = Readonly<Record<"title" | "author" | "date", string | null | undefined>>;

function prediction(id: string, content: string | null | undefined, { title, author, date }: Found): PredictedPage {
  const text = renderHtmlAsText(content ?? "");
  return { id, text, title: title ?? null, author: author ?? null, date: date ?? null };
}

async function run(): Promise<void> {
  if (!existsSync(PAGES)) {
    console.log("The pages are not here: put html/ and ground-truth/ of a set into ../shared/bench/data/pages.");
    return;
  }
  const pages = await readPages();
  const folder = await mkdtemp(join(tmpdir(), "lede-pages-"));
  const isOwn = process.argv.includes("--own");
  const rows: (readonly (string | number)[])[] = [];
  for (const [name, extract] of Object.entries(SYSTEMS).slice(0, isOwn ? 1 : undefined)) {
    const { predictions, seconds } = await measure(pages, extract);
    const file = join(folder, "predictions.jsonl");
    await writeFile(file, predictions.map((each) => `${JSON.stringify(each)}\n`).join(""));
    rows.push([name, ...score(file), pages.length / seconds]);
  }
  const table = renderTable(HEAD, rows);
  if (isOwn) console.log(table);
  else publish("pages", table);
  await rm(folder, { recursive: true });
}

const HEAD = ["system", "body F1", "precision", "recall", "title", "author", "date", "pages a CPU second"];

/** What the public scorer says of predictions: shares of 1, as it prints them. */
function score(file: string): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(new URL("pages-score.mjs", BENCH)), file], {
    encoding: "utf8",
  });
  const shares = /F1 (\S+) {2}P (\S+) {2}R (\S+).*title exact (\S+).*author exact (\S+).*right (\S+)/s.exec(stdout);
  if (shares === null) throw new Error(`The scorer did not say what it should:\n${stdout}`);
  return shares.slice(1);
}

async function readPages(): Promise<readonly Page[]> {
  const files = (await readdir(join(PAGES, "html"))).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const id = file.replace(/\.html\.gz$/, "");
      const html = gunzipSync(await readFile(join(PAGES, "html", file))).toString();
      return { id, html, url: await readAddress(join(PAGES, "ground-truth", `${id}.json`)) };
    }),
  );
}

/** Runs a system over all pages, warmed up on some; a page on which it throws is an empty prediction. */
async function measure(pages: readonly Page[], extract: Extract) {
  const quietly = async (page: Page): Promise<PredictedPage> => {
    try {
      return await extract(page);
    } catch (error) {
      console.log(`${page.id}: ${String(error)}`);
      return prediction(page.id, null, { title: null, author: null, date: null });
    }
  };
  for (const page of pages.slice(0, 20)) await quietly(page);
  const predictions: PredictedPage[] = [];
  const before = process.cpuUsage();
  for (const page of pages) predictions.push(await quietly(page));
  const { user, system } = process.cpuUsage(before);
  return { predictions, seconds: (user + system) / 1e6 };
}

await run();
