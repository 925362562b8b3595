import type { SourceWithState } from "../collect/source-list.ts";
import type { FetchState } from "../collect/source-store.ts";
import { localTime } from "../shared/clock.ts";
import { paint, readableWidth, wrapLines, type TerminalLook } from "./terminal-text.ts";

export interface SourceLinesOptions {
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  readonly look: TerminalLook;
}

/** The sources with how reading them goes: a few lines each, the last one ended. */
export function renderSourceLines(sources: readonly SourceWithState[], options: SourceLinesOptions): string {
  return `${sources.map((source) => renderSource(source, options).join("\n")).join("\n\n")}\n`;
}

function renderSource({ source, setIn, state }: SourceWithState, options: SourceLinesOptions): readonly string[] {
  const { look } = options;
  const width = readableWidth(look);
  const place = source.kind === "folder" ? source.path : source.url;
  const kind = source.kind === "page" ? "section page" : source.kind;
  const about = `${kind}${setIn === "file" ? ", set in the settings file" : ""} · ${describeState(state, options)}`;
  return [
    ...wrapLines(source.name, width).map((line) => paint(line, "bold", look)),
    ...(place === source.name ? [] : wrapLines(place, width)),
    ...wrapLines(source.kind === "folder" ? kind : about, width).map((line) =>
      paint(line, state.failure === null ? "dim" : "yellow", look),
    ),
  ];
}

/** `read 07:12, next 07:42`, `not read: answers 403; next try 09:15, last read Monday 07:12`. */
function describeState(
  { readAt, nextAt, failure, failures }: FetchState,
  at: Pick<SourceLinesOptions, "now" | "timeZone">,
) {
  const next = nextAt === null ? null : localTime(nextAt, at);
  const read = readAt === null ? "never read yet" : `read ${localTime(readAt, at)}`;
  if (failure === null) return next === null ? read : `${read}, next ${next}`;
  const times = failures === 1 ? "" : `, ${failures} times in a row`;
  const last = readAt === null ? "" : `, last ${read}`;
  return `not read: ${failure}${times}; ${next === null ? "not tried again" : `next try ${next}`}${last}`;
}
