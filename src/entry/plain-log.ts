import { inspect } from "node:util";
import { renderVisibleLine } from "../dispatch/visible-line.ts";
import type { Clock } from "../shared/clock.ts";
import { LedeError } from "../shared/errors.ts";
import type { Log, LogFields } from "../shared/log.ts";
import type { OutputStream } from "./cli/cli-context.ts";
import type { Redact } from "./json-log.ts";

export interface PlainLogOptions {
  readonly redact: Redact;
  readonly clock: Clock;
}

/** The log as a person at a terminal reads it: `07:00:03 Posted the digest (subscription: slack:C1)`. */
export function makePlainLog(stream: OutputStream, { redact, clock }: PlainLogOptions): Log {
  const write =
    (mark: string) =>
    (sentence: string, fields: LogFields = {}): void => {
      const time = clock().toTimeString().slice(0, "07:00:03".length);
      stream.write(redact(`${time} ${mark}${renderVisibleLine(`${sentence}${renderFields(fields)}`)}\n`));
      const { error } = fields;
      // The stack of a mistake of ours; what a person can act on is said already.
      if (error instanceof Error && !(error instanceof LedeError)) stream.write(redact(`${error.stack ?? ""}\n`));
    };
  return { info: write(""), warn: write("Warning: "), error: write("Error: ") };
}

function renderFields(fields: LogFields): string {
  const shown = Object.entries(fields).map(([name, value]) => `${name}: ${renderValue(value)}`);
  return shown.length === 0 ? "" : ` (${shown.join(", ")})`;
}

function renderValue(value: unknown): string {
  if (value instanceof LedeError) return `${value.message} ${value.next}`;
  if (value instanceof Error) return value.message;
  return typeof value === "string" ? value : inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 3 });
}
