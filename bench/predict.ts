/* Turns any file in the formats of ../shared/bench/README.md into predictions, by the product's own functions with the
 * product's own settings:
 *   npm run -s predict -- figures|salience|summary <input.jsonl> <output.jsonl>
 * One output line per input line, in order, even when it is empty. A bad line goes to standard error with its number,
 * and the exit code is 1. */
import { createReadStream, createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type { Figure } from "../src/article/figure.ts";
import { condense } from "../src/condense/condense.ts";

const id = z.union([z.string(), z.number()]);
const text = z.string();

/** The most important first, as the digest chooses them. */
const bySalience = (figures: readonly Figure[]): readonly Figure[] =>
  figures.toSorted((a, b) => b.salience - a.salience || a.start - b.start);

const condensed = (article: string, title: string | null) =>
  condense({ title, text: article, language: null, publishedAt: null });

const TASKS = {
  figures(line: unknown) {
    const row = z.object({ id, text }).parse(line);
    return {
      id: row.id,
      figures: condensed(row.text, null).figures.map((figure) => ({ ...figure, concept: figure.measures })),
    };
  },
  salience(line: unknown) {
    const row = z.object({ id, text, headline: text.nullish() }).parse(line);
    return { id: row.id, figures: bySalience(condensed(row.text, row.headline ?? null).figures) };
  },
  summary(line: unknown) {
    const row = z.object({ id, title: text.nullish(), article: text }).parse(line);
    const { summary, figures } = condensed(row.article, row.title ?? null);
    return {
      id: row.id,
      summary: summary.map((sentence) => sentence.text.replaceAll(/\s+/g, " ")),
      figures: bySalience(figures.filter(({ key }) => key)).map((figure) => figure.text),
    };
  },
} as const;

async function predict(task: keyof typeof TASKS, { input, output }: { input: string; output: string }): Promise<void> {
  let number = 0;
  async function* predictions(): AsyncGenerator<string> {
    for await (const line of createInterface({ input: createReadStream(input), crlfDelay: Infinity })) {
      number++;
      yield `${JSON.stringify(predictLine(line))}\n`;
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

const isTask = (name: string): name is keyof typeof TASKS => Object.hasOwn(TASKS, name);

const [task = "", input, output] = process.argv.slice(2);
if (!isTask(task) || input === undefined || output === undefined) {
  console.error("Usage: npm run -s predict -- <figures|salience|summary> <input.jsonl> <output.jsonl>");
  process.exitCode = 2;
} else {
  const from = process.env["INIT_CWD"] ?? process.cwd();
  await predict(task, { input: resolve(from, input), output: resolve(from, output) });
}
