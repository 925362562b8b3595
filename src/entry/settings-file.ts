import { basename, dirname } from "node:path";
import type { z } from "zod";
import type { Subscription } from "../article/subscription.ts";
import { sourceKey, type Source } from "../collect/source.ts";
import { LedeError } from "../shared/errors.ts";
import { parseFileSource } from "./file-source.ts";
import { parseFileSubscription } from "./file-subscription.ts";
import { parseLocatedYaml, type LocatedYaml, type YamlPath } from "./located-yaml.ts";
import { settingsKeys, settingsSchema, type RawSettings } from "./settings-schema.ts";

/** What the owner sets in `lede.yaml`. */
export interface SettingsFile {
  /** IANA name; null where it names none. */
  readonly timeZone: string | null;
  /** Where a site's owner finds who runs this Lede. */
  readonly contact: string | null;
  readonly sources: readonly Source[];
  readonly subscriptions: readonly Subscription[];
  /** Host names, IP addresses and CIDR ranges of the home network that sources may be on. */
  readonly allowHosts: readonly string[];
}

export interface SettingsFileContext {
  /** Absolute: relative folders in it start at its own folder. */
  readonly path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For subscriptions that name no time zone, by the file's own where it names one. */
  readonly timeZoneOr: (fromFile: string | null) => string;
}

/** @throws LedeError `bad-settings` with the file, the line and what to write there. */
export function parseSettingsFile(content: string, context: SettingsFileContext): SettingsFile {
  const yaml = parseLocatedYaml(content);
  if (yaml.kind === "broken") {
    throw new LedeError("bad-settings", `${basename(context.path)}, line ${yaml.line}: this is no valid YAML.`, {
      next: "Check indentation, colons and quotation marks there; lede.example.yaml shows how it is written.",
      cause: yaml.cause,
    });
  }
  const parsed = settingsSchema.safeParse(yaml.value ?? {});
  const fail = failerIn(yaml, context.path);
  if (!parsed.success) throw explainIssue(parsed.error, yaml, fail);
  const { timezone = null, contact = null, allowHosts = [] } = parsed.data;
  return {
    timeZone: timezone,
    contact,
    sources: readSources(parsed.data, context, fail),
    subscriptions: readSubscriptions(parsed.data, context.timeZoneOr(timezone), fail),
    allowHosts: allowHosts.map((host) => host.toLowerCase()),
  };
}

interface Wrong {
  /** What is wrong, behind the name of the value: `is there twice`. */
  readonly wrong: string;
  /** A whole sentence: what to write. */
  readonly next: string;
  /** A key of the value at the path, where it is the key that is wrong. */
  readonly key?: string;
}

type FailAt = (path: YamlPath, wrong: Wrong) => LedeError;

function failerIn(yaml: LocatedYaml, file: string): FailAt {
  return (path, { wrong, next, key }) => {
    const name = renderPath(key === undefined ? path : [...path, key]);
    const message = `${basename(file)}, line ${yaml.lineOf(path, key)}: ${name} ${wrong}.`;
    return new LedeError("bad-settings", message, { next });
  };
}

function explainIssue(error: z.ZodError, yaml: LocatedYaml, fail: FailAt): LedeError {
  const [issue] = error.issues;
  if (issue === undefined) return fail([], { wrong: "is wrong", next: "See lede.example.yaml." });
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const known = new Intl.ListFormat("en").format(settingsKeys(issue.path));
    return fail(issue.path, { key, wrong: "is no setting", next: `There are: ${known}.` });
  }
  const value = valueAt(yaml.value, issue.path);
  return fail(issue.path, { wrong: value === undefined ? "is missing" : `is ${abridge(value)}`, next: issue.message });
}

function readSources({ sources = [] }: RawSettings, { path, env }: SettingsFileContext, fail: FailAt) {
  const read = new Map<string, Source>();
  for (const [index, raw] of sources.entries()) {
    const source = parseFileSource(raw, { folder: dirname(path), env });
    if (source.kind === "missing-variable") {
      throw fail(["sources", index, "headers", source.header], {
        wrong: `names \${${source.variable}}, which is not set`,
        next: `Set ${source.variable} in the environment or in .env.`,
      });
    }
    const key = sourceKey(source);
    if (read.has(key)) throw fail(["sources", index], { wrong: "is there twice", next: "Leave one of the two out." });
    read.set(key, source);
  }
  return [...read.values()];
}

function readSubscriptions({ subscriptions = [] }: RawSettings, timeZone: string, fail: FailAt) {
  const read = new Map<string, Subscription>();
  for (const [index, raw] of subscriptions.entries()) {
    const subscription = parseFileSubscription(raw, timeZone);
    if (read.has(subscription.id)) {
      throw fail(["subscriptions", index], {
        wrong: `is the second for ${subscription.id}`,
        next: "Give each digest of one channel a `name:` of its own.",
      });
    }
    read.set(subscription.id, subscription);
  }
  return [...read.values()];
}

/** `sources[1].every`; the file itself is `the file`. */
function renderPath(path: YamlPath): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part + 1}]` : `.${String(part)}`));
  return parts.join("").replace(/^\./, "") || "the file";
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** A value as it stands in a message: it may be long, or many lines. */
function abridge(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
