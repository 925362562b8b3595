import { canonicalUrl } from "../../collect/canonical-url.ts";
import { listSources, type ListedSource } from "../../collect/source-list.ts";
import { LedeError } from "../../shared/errors.ts";
import type { Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";

/**
 * The source of the owner's that a person means: by its address, with or without a scheme, or by its name.
 * @throws LedeError `usage` where there is none, or more than one of the name.
 */
export async function findSource(typed: string, store: Store, { settings }: CliContext): Promise<ListedSource> {
  const { sources: inFile } = await settings();
  const sources = await listSources(inFile, store.sources).sourcesOf("");
  const found = sources.filter(({ source }) => isMeant(source, typed.trim()));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  const names = new Intl.ListFormat("en").format(found.map(({ source }) => nameOf(source)));
  throw new LedeError(
    "usage",
    only === undefined ? `No source is ${JSON.stringify(typed)}.` : `More than one source is called so: ${names}.`,
    {
      next:
        only === undefined
          ? "`npm run -s lede -- sources list` shows what there is."
          : "Name one of them by its address.",
    },
  );
}

function isMeant(source: ListedSource["source"], typed: string): boolean {
  if (source.name.toLowerCase() === typed.toLowerCase()) return true;
  if (source.kind === "folder") return source.path === typed;
  return [typed, `https://${typed}`, `http://${typed}`].some((address) => canonicalUrl(address) === source.key);
}

function nameOf(source: ListedSource["source"]): string {
  return source.kind === "folder" ? source.path : source.url;
}
