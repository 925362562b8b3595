import type { OutputStream } from "./cli-context.ts";

/** Work that is done sooner shows no bar. */
const SHOW_AFTER_MS = 1000;
const REDRAW_MS = 100;
const BAR_WIDTH = 24;

export interface Progress {
  /** `total` is null while nobody knows. */
  update(step: string, done: number, total: number | null): void;
  /** Wipes the bar, so that what follows stands on a clean line. */
  clear(): void;
}

/** A progress bar on work longer than a second, drawn only where a person looks: on a terminal. */
export function makeProgress(stream: OutputStream, now: () => number = () => performance.now()): Progress {
  const started = now();
  let drawn: number | null = null;
  return {
    update(step, done, total) {
      const time = now();
      if (stream.isTTY !== true || time - started < SHOW_AFTER_MS || time - (drawn ?? 0) < REDRAW_MS) return;
      drawn = time;
      stream.write(`\r\u001b[K${renderBar(step, { done, total, columns: stream.columns ?? 80 })}`);
    },
    clear() {
      if (drawn !== null) stream.write("\r\u001b[K");
      drawn = null;
    },
  };
}

/** `Reading seeds ━━━━━━──── 120 of 300`, never wider than the terminal. */
export function renderBar(
  step: string,
  { done, total, columns }: { readonly done: number; readonly total: number | null; readonly columns: number },
): string {
  const count = new Intl.NumberFormat("en");
  if (total === null || total === 0) return `${step} ${count.format(done)}`.slice(0, columns - 1);
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  const bar = "━".repeat(filled) + "─".repeat(BAR_WIDTH - filled);
  return `${step} ${bar} ${count.format(done)} of ${count.format(total)}`.slice(0, columns - 1);
}
