import { PLAIN, type Line, type Look, type Moment, type Span } from "./line.ts";

/** What a line begins with. Source: Discord, "Markdown Text 101". */
const STARTS: readonly (readonly [start: string, line: Pick<Line, "style" | "marker">, bold: boolean])[] = [
  ["### ", { style: "heading", marker: null }, true],
  ["## ", { style: "title", marker: null }, true],
  ["-# ", { style: "small", marker: null }, false],
  ["- ", { style: "text", marker: "bullet" }, false],
  ["> ", { style: "text", marker: "quote" }, false],
];

/** An escaped character; bold; a masked link; a time. */
const MARKS = /\\(.)|\*\*((?:\\.|[^\\*])+)\*\*|\[((?:\\.|[^\\\]])+)\]\(<[^<>]+>\)|<t:(\d+):R>/gsu;
const UNKNOWN = /[\\*_~`|[\]]|<[@#:/a-z]/iu;

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/**
 * Discord's Markdown, as much of it as Lede writes.
 * @throws Error for a mark that this does not know: the picture would show it wrong.
 */
export function parseDiscordText(text: string, moment: Moment): readonly Line[] {
  return text.split("\n").map((line) => {
    const [start, kind, bold] = STARTS.find(([mark]) => line.startsWith(mark)) ?? [
      "",
      { style: "text", marker: null } as const,
      false,
    ];
    return { ...kind, spans: parseSpans(line.slice(start.length), { ...PLAIN, bold }, moment) };
  });
}

function parseSpans(text: string, look: Look, moment: Moment): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const [all, escaped, bold, label, seconds] = match;
    spans.push(...parsePlain(text.slice(end, match.index), look));
    if (escaped !== undefined) spans.push({ text: escaped, look });
    else if (bold !== undefined) spans.push(...parseSpans(bold, { ...look, bold: true }, moment));
    else if (label !== undefined) spans.push(...parseSpans(label, { ...look, link: true }, moment));
    else spans.push({ text: renderAgo(Number(seconds), moment), look });
    end = match.index + all.length;
  }
  return [...spans, ...parsePlain(text.slice(end), look)];
}

function parsePlain(text: string, look: Look): readonly Span[] {
  if (UNKNOWN.test(text)) throw new Error(`The picture does not know what Discord makes of “${text}”.`);
  return text === "" ? [] : [{ text, look }];
}

/** `4 hours ago`. Source: Discord, "Timestamp Styles". */
function renderAgo(seconds: number, { now }: Moment): string {
  const past = seconds - now.getTime() / 1000;
  const [unit, length] = UNITS.find(([, most]) => Math.abs(past) >= most) ?? ["second", 1];
  return new Intl.RelativeTimeFormat("en").format(Math.round(past / length), unit);
}
