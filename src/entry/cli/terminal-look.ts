import type { CliContext } from "./cli-context.ts";

export interface TerminalLook {
  readonly columns: number;
  readonly color: boolean;
}

/** Longer lines are hard to read, however wide the window is. */
const MAX_COLUMNS = 100;
/** What a pipe or a file gets. */
const DEFAULT_COLUMNS = 80;

/** How wide and with what colours to print: colours only on a terminal, and not where NO_COLOR is set. */
export async function terminalLook({ stdout, settings }: CliContext): Promise<TerminalLook> {
  return {
    columns: Math.min(stdout.columns ?? DEFAULT_COLUMNS, MAX_COLUMNS),
    color: stdout.isTTY === true && !(await settings()).noColor,
  };
}
