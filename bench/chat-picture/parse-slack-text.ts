import { PLAIN, type Line, type LineStyle, type Look, type Moment, type Span } from "./line.ts";

/** A link, a date or a mention; bold; code. A mark counts only at the edge of a word. */
const MARKS = /<([^<>]+)>|(?<![\p{L}\p{N}])\*(?!\s)([^*]+)(?<!\s)\*(?![\p{L}\p{N}])|`([^`]+)`/gu;
const DATE = /^!date\^(\d+)\^([^|]+)\|/u;
const QUOTE = "&gt; ";

/**
 * Slack's `mrkdwn`, as much of it as Lede writes.
 * @throws Error for a mark that this does not know: the picture would show it wrong.
 */
export function parseSlackText(text: string, style: LineStyle, moment: Moment): readonly Line[] {
  return text.split("\n").map((line) => {
    const quoted = line.startsWith(QUOTE);
    const words = quoted ? line.slice(QUOTE.length) : line;
    return { style, marker: quoted ? "quote" : null, spans: parseSpans(words, PLAIN, moment) };
  });
}

/** Slack's plain text, in which only `& < >` mean something. */
export function unescapeSlack(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function parseSpans(text: string, look: Look, moment: Moment): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    const [all, angled, bold, code] = match;
    spans.push(...parsePlain(text.slice(end, match.index), look));
    if (angled !== undefined) spans.push(...parseAngled(angled, look, moment));
    else if (bold !== undefined) spans.push(...parseSpans(bold, { ...look, bold: true }, moment));
    else spans.push(...parsePlain(code ?? "", { ...look, code: true }));
    end = match.index + all.length;
  }
  return [...spans, ...parsePlain(text.slice(end), look)];
}

function parsePlain(text: string, look: Look): readonly Span[] {
  if (/[<>]/u.test(text)) throw new Error(`The picture does not know what Slack makes of “${text}”.`);
  return text === "" ? [] : [{ text: unescapeSlack(text), look }];
}

function parseAngled(angled: string, look: Look, moment: Moment): readonly Span[] {
  const [, seconds, format] = DATE.exec(angled) ?? [];
  if (seconds !== undefined && format !== undefined) {
    return [{ text: renderDate(new Date(Number(seconds) * 1000), format, moment), look }];
  }
  const [address = "", label = address] = angled.split("|");
  if (!/^https?:/u.test(address)) throw new Error(`The picture does not know Slack's <${angled}>.`);
  return parseSpans(label, { ...look, link: true }, moment);
}

/** Source: Slack, "Date formatting". */
function renderDate(date: Date, format: string, { now, timeZone }: Moment): string {
  return format.replaceAll(/\{(\w+)\}/gu, (_, token: string) => {
    switch (token) {
      case "date_short_pretty":
        return dayOf(date, timeZone) === dayOf(now, timeZone) ? "today" : dayOf(date, timeZone);
      case "time":
        return date.toLocaleTimeString("en-US", { timeStyle: "short", timeZone }).replace("\u202F", " ");
      default:
        throw new Error(`The picture does not know Slack's date token {${token}}.`);
    }
  });
}

function dayOf(date: Date, timeZone: string): string {
  return date.toLocaleDateString("en-US", { dateStyle: "medium", timeZone });
}
