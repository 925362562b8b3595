import { readFileSync, writeFileSync } from "node:fs";
import { replaceBlock } from "./replace-block.ts";

const RESULTS = new URL("../RESULTS.md", import.meta.url);

/**
 * Prints what a bench found and puts it into bench/RESULTS.md, between `<!-- <name> -->` and `<!-- /<name> -->`; with
 * `--print` it is only printed.
 * @throws Error where RESULTS.md has no such place.
 */
export function publish(name: string, content: string): void {
  console.log(`${content}\n`);
  if (process.argv.includes("--print")) return;
  writeFileSync(RESULTS, replaceBlock(readFileSync(RESULTS, "utf8"), name, content));
}

/** A Markdown table; numbers with one digit behind the point, as the scorers print them. */
export function renderTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(1) : cell)));
  return [head, head.map(() => "---"), ...cells].map((row) => `| ${row.join(" | ")} |`).join("\n");
}
