import { widthOf } from "../../dispatch/terminal-text.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import type { OutputStream } from "./cli-context.ts";

/** Work that is done sooner shows no bar. */
const SHOW_AFTER_MS = 1000;
const REDRAW_MS = 100;
const BAR_WIDTH = 24;

/** Bars on the terminal at once; more would scroll. */
const MAX_BARS = 8;

export interface Progress {
  /**
   * Of several steps that are under way at once, each has a bar of its own until it is done.
   * @param total null while nobody knows: then the step takes the place of any other such step.
   */
  update(step: string, done: number, total: number | null): void;
  /** Wipes the bars, so that what follows stands on a clean line. */
  clear(): void;
}

interface Amount {
  readonly done: number;
  readonly total: number | null;
}

/** Progress bars on work longer than a second, drawn only where a person looks: on a terminal. */
export function makeProgress(stream: OutputStream, now: () => number = () => performance.now()): Progress {
  const started = now();
  const underWay = new Map<string, Amount>();
  let drawnAt = 0;
  let lines = 0;
  const draw = (bars: readonly string[]): void => {
    const up = lines > 1 ? `\u001b[${lines - 1}A` : "";
    // Fewer bars than before: the rest of the old ones goes, too.
    const below = bars.length < lines && lines > 1 ? "\u001b[J" : "";
    stream.write(`${up}\r\u001b[K${below}${bars.join("\n\u001b[K")}`);
    lines = bars.length;
  };
  return {
    update(step, done, total) {
      note(underWay, step, { done, total });
      const time = now();
      if (stream.isTTY !== true || time - started < SHOW_AFTER_MS || time - drawnAt < REDRAW_MS) return;
      if (underWay.size === 0 && lines === 0) return;
      drawnAt = time;
      const columns = stream.columns ?? 80;
      draw([...underWay].slice(-MAX_BARS).map(([name, amount]) => renderBar(name, { ...amount, columns })));
    },
    clear() {
      if (lines > 0) draw([]);
    },
  };
}

function note(underWay: Map<string, Amount>, step: string, amount: Amount): void {
  if (amount.total === null) for (const [name, { total }] of underWay) if (total === null) underWay.delete(name);
  if (amount.total !== null && amount.done >= amount.total) underWay.delete(step);
  else underWay.set(step, amount);
}

/** `Reading seeds ━━━━━━──── 120 of 300`, never wider than the terminal. */
export function renderBar(
  step: string,
  { done, total, columns }: { readonly done: number; readonly total: number | null; readonly columns: number },
): string {
  const count = new Intl.NumberFormat("en");
  // A source's name may hold what moves the cursor.
  const name = renderVisibleLine(step);
  if (total === null || total === 0) return cutToWidth(`${name} ${count.format(done)}`, columns - 1);
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  const bar = "━".repeat(filled) + "─".repeat(BAR_WIDTH - filled);
  const rest = ` ${bar} ${count.format(done)} of ${count.format(total)}`;
  // The name gives way first: the bar is what moves.
  const short = cutToWidth(name, Math.max(10, columns - 1 - widthOf(rest))).trimEnd();
  return cutToWidth(`${short}${rest}`, columns - 1);
}

/** As many of the characters as fit into these cells. */
function cutToWidth(text: string, cells: number): string {
  let cut = text;
  while (widthOf(cut) > cells) cut = cut.slice(0, -1);
  return cut;
}
