import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import type { LedeError } from "../../shared/errors.ts";
import type { CliContext } from "./cli-context.ts";

export interface FailureOptions {
  readonly context: CliContext;
  /** The caller was promised one JSON document on standard output, also on failure. */
  readonly json: boolean;
  /** What was thrown; its stack is shown only for a surprise. */
  readonly error: unknown;
}

/** Says on standard error what went wrong and what to do next. */
export function printFailure({ code, message, next }: LedeError, { context, json, error }: FailureOptions): void {
  if (code === "internal" && error instanceof Error) context.stderr.write(`${error.stack ?? error.message}\n`);
  // A file's name may hold what moves the cursor.
  context.stderr.write(`${renderVisibleLine(`${message} ${next}`)}\n`);
  if (json) context.stdout.write(`${JSON.stringify({ error: { code, message, next } }, null, 2)}\n`);
}
