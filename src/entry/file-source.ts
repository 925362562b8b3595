import { resolve } from "node:path";
import { makeWebSource } from "../collect/make-web-source.ts";
import { parseLanguage } from "../collect/parsed-article.ts";
import { DEFAULT_EVERY_MINUTES, type Source } from "../collect/source.ts";
import { EVERY_PATTERN, type RawSource } from "./settings-schema.ts";

/** A header that names a variable of the environment that is not set. */
export interface MissingVariable {
  readonly kind: "missing-variable";
  readonly header: string;
  readonly variable: string;
}

export interface FileSourceContext {
  /** Where relative paths start (absolute). */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const MINUTES = { m: 1, h: 60, d: 1440 } as const;

/** A source as the settings file has it, already checked by its schema. */
export function parseFileSource(raw: RawSource, { folder, env }: FileSourceContext): Source | MissingVariable {
  if (raw.folder !== undefined) {
    const path = resolve(folder, raw.folder);
    return { kind: "folder", path, name: raw.name ?? raw.folder, key: path };
  }
  const headers = fillIn(raw.headers ?? {}, env);
  if (headers.kind === "missing-variable") return headers;
  const url = raw.feed ?? raw.page ?? "";
  return {
    ...makeWebSource(raw.feed === undefined ? "page" : "feed", url),
    ...(raw.name === undefined ? {} : { name: raw.name, label: raw.name }),
    fullText: raw.fullText ?? "auto",
    everyMinutes: raw.every === undefined ? DEFAULT_EVERY_MINUTES : parseEvery(raw.every),
    userAgent: raw.userAgent ?? null,
    headers: headers.headers,
    language: parseLanguage(raw.language),
  };
}

/** `2h` → 120. */
export function parseEvery(every: string): number {
  const [, number, unit] = EVERY_PATTERN.exec(every) ?? [];
  return Number(number) * (unit === "h" || unit === "d" ? MINUTES[unit] : MINUTES.m);
}

type Filled = { readonly kind: "filled"; readonly headers: Readonly<Record<string, string>> };

/** `${NAME}` in a header's value is the environment's: secrets stand in no file. */
function fillIn(headers: Readonly<Record<string, string>>, env: FileSourceContext["env"]): Filled | MissingVariable {
  const filled: Record<string, string> = {};
  for (const [header, value] of Object.entries(headers)) {
    const variables = [...value.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
    const missing = variables.find((name) => !env[name]);
    if (missing !== undefined) return { kind: "missing-variable", header, variable: missing };
    filled[header] = value.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => env[name] ?? "");
  }
  return { kind: "filled", headers: filled };
}
