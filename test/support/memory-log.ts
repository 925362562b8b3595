import { inspect } from "node:util";

import type { Log, LogFields } from "../../src/shared/log.ts";

/** A log that a test can read: one text a line, with all its fields. */
export interface MemoryLog extends Log {
  readonly lines: readonly string[];
}

export function makeMemoryLog(): MemoryLog {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (sentence: string, fields: LogFields = {}): void => {
      lines.push(`${level} ${sentence} ${inspect(fields, { depth: 6 })}`);
    };
  return { lines, info: keep("info"), warn: keep("warn"), error: keep("error") };
}
