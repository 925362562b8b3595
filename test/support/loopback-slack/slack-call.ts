import type { SlackWorld } from "./slack-world.ts";

/** The arguments of a Web API call; `blocks` and `metadata` parsed, the rest as it came. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a method answers beside `ok`. */
export type Answer = Readonly<Record<string, unknown>>;

export interface Method {
  /** The scopes one of which the token needs, by the arguments; none: any token. */
  readonly needs?: (args: Arguments, world: SlackWorld) => string | null;
  readonly run: (args: Arguments, world: SlackWorld) => Answer;
}

/** A documented refusal, `{ ok: false, error }`, with what else the answer carries. */
export class SlackRefusal extends Error {
  readonly error: string;
  readonly extra: Answer;

  constructor(error: string, extra: Answer = {}) {
    super(error);
    this.name = "SlackRefusal";
    this.error = error;
    this.extra = extra;
  }
}

/** Too many calls: 429 with Retry-After. */
export class SlackRateLimit extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super("ratelimited");
    this.name = "SlackRateLimit";
    this.seconds = seconds;
  }
}

/** An argument as text; empty where it is missing. */
export function textOf(args: Arguments, name: string): string {
  const value = args[name];
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** Slack takes `true` and `1`. */
export function isTrue(args: Arguments, name: string): boolean {
  return ["true", "1"].includes(textOf(args, name));
}

const JSON_ARGUMENTS: ReadonlySet<string> = new Set(["blocks", "metadata", "attachments", "view"]);

/** The body of a call: a form, where blocks and metadata are JSON within, or JSON. Source: Slack, "Using the Web API". */
export function parseArguments(body: string, contentType: string): Arguments {
  if (contentType.startsWith("application/json")) return asRecord(parseJson(body)) ?? {};
  const form = Object.fromEntries(new URLSearchParams(body));
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, JSON_ARGUMENTS.has(name) ? parseJson(value) : value]),
  );
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
}

export function asRecords(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map((one) => asRecord(one) ?? {}) : [];
}
