import { resolve } from "node:path";
import type { CondensedArticle } from "../../article/condensed.ts";
import { parseArticle } from "../../collect/parse-article.ts";
import { readFileBytes, readStreamBytes } from "../../collect/read-file.ts";
import { readError } from "../../collect/read-failure.ts";
import { condense } from "../../condense/condense.ts";
import type { CliContext } from "./cli-context.ts";

const STANDARD_INPUT = "standard input";

/**
 * Reads and condenses the one article a person named, `-` for standard input.
 * @throws LedeError that names the file.
 */
export async function readArticle(file: string, { settings, stdin }: CliContext): Promise<CondensedArticle> {
  const path = file === "-" ? null : resolve((await settings()).typedIn, file);
  const name = path === null ? STANDARD_INPUT : file;
  const read = path === null ? await readStreamBytes(stdin) : await readFileBytes(path);
  if (read.kind === "failed") throw readError(read, name);
  const parsed = await parseArticle(read.bytes, { path, source: name, identity: [path ?? name] });
  if (parsed.kind === "failed") throw readError(parsed, name);
  return { article: parsed.article, condensed: condense(parsed.article) };
}
