import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** Where the public rows lie in a checkout that has them: outside the project, since the texts belong to others. */
export const BENCH = new URL("../../shared/bench/", import.meta.url);

/** The public sets of articles with reference summaries, by the name of their file. */
export const SUMMARY_SETS = ["cnndm", "inshorts"] as const;

const Row = z.object({ id: z.string(), title: z.string().optional(), article: z.string(), refs: z.array(z.string()) });

export type Row = z.infer<typeof Row>;

export function hasSummaryRows(): boolean {
  return SUMMARY_SETS.every((set) => existsSync(rowsUrl(set)));
}

export function rowsUrl(set: string): URL {
  return new URL(`data/summaries/${set}.dev.jsonl`, BENCH);
}

export function readRows(set: string): readonly Row[] {
  const lines = readFileSync(rowsUrl(set), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => Row.parse(JSON.parse(line)));
}
