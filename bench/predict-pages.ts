import { createWriteStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { removeBoilerplate } from "../src/article/boilerplate.ts";
import { parsePage } from "../src/collect/page/parse-page.ts";
import { withoutInvisible } from "../src/shared/invisible.ts";
import { systemCode } from "../src/shared/system-error.ts";

export interface PredictedPage {
  readonly id: string;
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  /** The day that the page names, `2026-11-02`. */
  readonly date: string | null;
}

const PAGE = /^(?<id>.+)\.html(?<zipped>\.gz)?$/;

/** Every `<id>.html` and `<id>.html.gz` of a folder → a line of JSON each; a page that cannot be read is an empty one. */
export async function predictPages(folder: string, output: string): Promise<void> {
  const files = (await readdir(folder)).filter((file) => PAGE.test(file)).toSorted();
  async function* predictions(): AsyncGenerator<string> {
    for (const file of files) yield `${JSON.stringify(await predictFile(folder, file))}\n`;
  }
  await pipeline(Readable.from(predictions()), createWriteStream(output));
}

async function predictFile(folder: string, file: string): Promise<PredictedPage> {
  const { id = "", zipped } = PAGE.exec(file)?.groups ?? {};
  const bytes = await readPage(join(folder, file), zipped !== undefined);
  return predictPage(id, bytes, await readAddress(join(folder, "../ground-truth", `${id}.json`)));
}

export function predictPage(id: string, page: Uint8Array, url: string | null): PredictedPage {
  const parsed = parsePage(page, { url });
  if (parsed.kind === "failed") return { id, text: "", title: null, author: null, date: null };
  const { title, author, publishedOn } = parsed;
  // As `collect` keeps it.
  const text = removeBoilerplate(withoutInvisible(parsed.text)).trim();
  return { id, text, title, author, date: publishedOn };
}

/** The page as bytes; one that is cut off or no gzip at all is read as far as it goes, which may be nothing. */
async function readPage(path: string, isZipped: boolean): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (!isZipped) return bytes;
  try {
    return await promisify(gunzip)(bytes);
  } catch (error) {
    console.error(`${path}: ${String(error)}`);
    return new Uint8Array();
  }
}

/** The page's address, which is all that is read of what stands beside it; null where nothing does. */
export async function readAddress(path: string): Promise<string | null> {
  try {
    return z.object({ url: z.url() }).parse(JSON.parse(await readFile(path, "utf8"))).url;
  } catch (error) {
    if (systemCode(error) !== "ENOENT" && !(error instanceof SyntaxError) && !(error instanceof z.ZodError))
      throw error;
    return null;
  }
}
