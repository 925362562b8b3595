/* Turns any file in the formats of ../shared/bench/README.md into predictions, by the product's own functions with the
 * product's own settings:
 *   npm run -s predict -- figures|salience|summary <input.jsonl> <output.jsonl>
 *   npm run -s predict -- pages <folder of id.html[.gz]> <output.jsonl>
 *   npm run -s predict -- feeds <folder> <output.jsonl>
 * One output line per input line or file, in order, even when it is empty. A bad line goes to standard error with its
 * number, and the exit code is 1. */
import { createReadStream, createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { systemCode } from "../src/shared/system-error.ts";
import { predictFeeds } from "./predict-feeds.ts";
import { predictPages } from "./predict-pages.ts";
import { predictFigures, predictSalience, predictSummary } from "./predictions.ts";

const id = z.union([z.string(), z.number()]);
const text = z.string();

const TASKS = {
  figures: (line: unknown) => predictFigures(z.object({ id, text }).parse(line)),
  salience: (line: unknown) => predictSalience(z.object({ id, text, headline: text.nullish() }).parse(line)),
  summary: (line: unknown) => predictSummary(z.object({ id, title: text.nullish(), article: text }).parse(line)),
} as const;

interface Files {
  readonly input: string;
  readonly output: string;
}

async function predict(task: keyof typeof TASKS, { input, output }: Files): Promise<void> {
  let number = 0;
  async function* predictions(): AsyncGenerator<string> {
    for await (const line of createInterface({ input: createReadStream(input), crlfDelay: Infinity })) {
      number++;
      yield `${JSON.stringify(predictLine(number === 1 ? line.replace(/^\uFEFF/, "") : line))}\n`;
    }
  }
  function predictLine(line: string): unknown {
    try {
      return TASKS[task](JSON.parse(line));
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
      console.error(`${input}:${number}: ${reason}`);
      process.exitCode = 1;
      return {};
    }
  }
  await pipeline(Readable.from(predictions()), createWriteStream(output));
}

/** Tasks over a folder of files rather than a file of lines. */
const FOLDER_TASKS = { pages: predictPages, feeds: predictFeeds } as const;

const isFolderTask = (name: string): name is keyof typeof FOLDER_TASKS => Object.hasOwn(FOLDER_TASKS, name);
const isTask = (name: string): name is keyof typeof TASKS => Object.hasOwn(TASKS, name);

const [task = "", ...names] = process.argv.slice(2);
const [input, output] = names.map((name) => resolve(process.env["INIT_CWD"] ?? process.cwd(), name));
if (!(isTask(task) || isFolderTask(task)) || input === undefined || output === undefined || input === output) {
  console.error("Usage: npm run -s predict -- <figures|salience|summary> <input.jsonl> <another output.jsonl>");
  console.error("   or: npm run -s predict -- <pages|feeds> <folder> <output.jsonl>");
  process.exitCode = 2;
} else {
  const run = isFolderTask(task) ? FOLDER_TASKS[task](input, output) : predict(task, { input, output });
  await run.catch((error: unknown) => {
    if (systemCode(error) === "") throw error;
    console.error(`Cannot predict ${task}: ${String(error)}. Check both paths.`);
    process.exitCode = 1;
  });
}
