import type { SampleFeed, SampleFormat, Style } from "./feed-formats.ts";

/** A feed as some site serves it: bytes and headers. */
export interface ServedFeed {
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** One thing that feeds get wrong, done to a feed. What is expected of it stays what it was, but for `change`. */
export interface Repair {
  readonly name: string;
  /** Which formats can have it; all of them where it is not said. */
  readonly only?: (format: SampleFormat) => boolean;
  readonly style?: Partial<Style>;
  readonly change?: (feed: SampleFeed) => SampleFeed;
  readonly spoil?: (text: string) => string;
  readonly serve?: (text: string) => ServedFeed;
}

export const SITE = "https://harbour.example";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What Western Europe's code page has beyond Latin-1 in the sample. */
const WINDOWS: Readonly<Record<string, number>> = { "–": 0x96, "“": 0x93, "”": 0x94 };
const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (char) => WINDOWS[char] ?? char.charCodeAt(0));

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

const isXml = ({ name }: SampleFormat): boolean => !name.startsWith("JSON");
const isRssOrAtom = ({ name }: SampleFormat): boolean => /^(?:RSS|Atom)/.test(name);
const isDated = ({ carries }: SampleFormat): boolean => carries.includes("published");
const hasText = ({ carries }: SampleFormat): boolean => carries.includes("content");

const declare = (text: string, label: string): string => text.replace('encoding="utf-8"', `encoding="${label}"`);
const pad = (number: number): string => String(number).padStart(2, "0");

/** A date in words by the parts of UTC, with days and months as given. */
function inWords(months: string, write: (d: number, month: string, date: Date) => string): (date: Date) => string {
  return (date) => write(date.getUTCDate(), months.split(" ")[date.getUTCMonth()] ?? "", date);
}

const time = (date: Date): string => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
const ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec";

const DATES: Readonly<Record<string, (date: Date) => string>> = {
  "RFC 822 with two digits of a year": inWords(
    ENGLISH,
    (d, m, date) => `${d} ${m} ${date.getUTCFullYear() % 100} ${time(date)}:00 GMT`,
  ),
  "RFC 822 without seconds, day of one digit": inWords(
    ENGLISH,
    (d, m, date) => `${d} ${m} ${date.getUTCFullYear()} ${time(date)} UT`,
  ),
  "RFC 822 with a zone's name": inWords(ENGLISH, (_d, _m, date) => {
    const local = new Date(date.getTime() - 5 * 3_600_000);
    return `${local.getUTCDate()} ${ENGLISH.split(" ")[local.getUTCMonth()]} ${local.getUTCFullYear()} ${time(local)}:00 EST`;
  }),
  "RFC 822 with GMT+1": inWords(ENGLISH, (_d, _m, date) => {
    const local = new Date(date.getTime() + 3_600_000);
    return `${local.getUTCDate()} ${ENGLISH.split(" ")[local.getUTCMonth()]} ${local.getUTCFullYear()} ${time(local)}:00 GMT+1`;
  }),
  "month before the day, commas": inWords(
    ENGLISH,
    (d, m, date) => `Someday, ${m} ${d}, ${date.getUTCFullYear()}, ${time(date)}`,
  ),
  asctime: inWords(
    ENGLISH,
    (d, m, date) => `Sun ${m} ${String(d).padStart(2)} ${time(date)}:00 ${date.getUTCFullYear()}`,
  ),
  "a database's": (date) => date.toISOString().replace("T", " ").replace("Z", ""),
  "ISO without punctuation": (date) => date.toISOString().replaceAll(/[-:]|\.000/g, ""),
  "ISO without a zone or seconds": (date) => date.toISOString().slice(0, 16),
  German: inWords(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    (d, m, date) => `${d}. ${m} ${date.getUTCFullYear()}, ${time(date)} Uhr`,
  ),
  French: inWords(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    (d, m, date) => `${d} ${m} ${date.getUTCFullYear()} à ${time(date)}`,
  ),
  Greek: inWords(
    "Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ",
    (d, m, date) => `Κυρ, ${d} ${m} ${date.getUTCFullYear()} ${time(date)}:00 GMT`,
  ),
  Hungarian: inWords(
    "január február március április május június július augusztus szeptember október november december",
    (d, m, date) => `${date.getUTCFullYear()}-${m}-${d}T${time(date)}+00:00`,
  ),
  Korean: (date) => {
    const local = new Date(date.getTime() + 9 * 3_600_000);
    const half = local.getUTCHours() < 12 ? "오전" : "오후";
    return `${local.toISOString().slice(0, 10)} ${half} ${local.getUTCHours() % 12 || 12}:${pad(local.getUTCMinutes())}:00`;
  },
  Russian: inWords(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    (d, m, date) => `${d} ${m} ${date.getUTCFullYear()} ${time(date)} +0000`,
  ),
};

export const REPAIRS: readonly Repair[] = [
  { name: "nothing wrong" },
  {
    name: "entities of HTML",
    only: isXml,
    spoil: (text) =>
      text
        .replaceAll("–", "&ndash;")
        .replaceAll("é", "&eacute;")
        .replaceAll("á", "&aacute;")
        .replaceAll("“", "&ldquo;")
        .replaceAll("”", "&rdquo;"),
  },
  {
    name: "character references of Windows",
    only: isXml,
    spoil: (text) => text.replaceAll("–", "&#150;").replaceAll("“", "&#147;").replaceAll("”", "&#x94;"),
  },
  {
    name: "bare ampersands",
    only: isXml,
    spoil: (text) => text.replaceAll("&amp; ", "& ").replaceAll("&amp;b=", "&b="),
  },
  { name: "control characters", only: isXml, spoil: (text) => text.replaceAll("quay", "qu\u0008a\u0000y") },
  { name: "junk before the declaration", only: isXml, spoil: (text) => `\n\n  Warning: line 3\n${text}` },
  { name: "junk behind the end", only: isXml, spoil: (text) => `${text}\n<!-- cached --></div><script>x()</script>` },
  { name: "no declaration", only: isXml, spoil: (text) => text.replace(/<\?xml[^>]*\?>\n/, "") },
  {
    name: "an outside DOCTYPE",
    only: isXml,
    spoil: (text) => text.replace("?>\n", '?>\n<!DOCTYPE feed SYSTEM "http://127.0.0.1:9/feed.dtd">\n'),
  },
  { name: "a byte order mark", serve: (text) => ({ bytes: utf8(`\uFEFF${text}`), headers: {} }) },
  { name: "UTF-16", only: isXml, serve: (text) => ({ bytes: utf16(declare(text, "utf-16")), headers: {} }) },
  { name: "windows-1252, called UTF-8", serve: (text) => ({ bytes: windows1252(text), headers: {} }) },
  {
    name: "windows-1252, called ISO-8859-1",
    only: isXml,
    serve: (text) => ({ bytes: windows1252(declare(text, "ISO-8859-1")), headers: {} }),
  },
  {
    name: "windows-1252, as HTTP says",
    serve: (text) => ({ bytes: windows1252(text), headers: { "content-type": "text/xml; charset=windows-1252" } }),
  },
  {
    name: "UTF-8, called ISO-8859-1 by HTTP",
    serve: (text) => ({ bytes: utf8(text), headers: { "content-type": "text/xml; charset=ISO-8859-1" } }),
  },
  {
    name: "UTF-8, called us-ascii",
    serve: (text) => ({ bytes: utf8(text), headers: { "content-type": "text/xml; charset=us-ascii" } }),
  },
  {
    name: "a title that is not closed",
    only: isRssOrAtom,
    spoil: (text) => text.replaceAll(/(<(?:item|entry)[\s\S]*?)<\/title>/g, "$1"),
  },
  {
    name: "entries that are not closed",
    only: isRssOrAtom,
    spoil: (text) => text.replaceAll(/<\/(?:item|entry)>/g, ""),
  },
  {
    name: "cut off behind the last entry",
    only: isXml,
    spoil: (text) => text.slice(0, text.search(/<\/(?:item|entry)>(?![\s\S]*<\/(?:item|entry)>)/i)),
  },
  { name: "wrong end tags", only: isRssOrAtom, spoil: (text) => text.replaceAll("</title>", "</titel></title>") },
  { name: "upper case", only: isXml, spoil: (text) => text.replaceAll(/<\/?[\w:]+/g, (tag) => tag.toUpperCase()) },
  {
    name: "a namespace nobody knows",
    only: isXml,
    spoil: (text) => text.replaceAll(/xmlns="[^"]+"/g, 'xmlns="http://www.example.org/wrong"'),
  },
  { name: "no namespaces", only: isXml, spoil: (text) => text.replaceAll(/ xmlns(?::\w+)?="[^"]+"/g, "") },
  {
    name: "other prefixes",
    only: isXml,
    spoil: (text) =>
      text.replaceAll(/\b(dc|content|rdf):/g, "x$1:").replaceAll(/xmlns:(dc|content|rdf)=/g, "xmlns:x$1="),
  },
  {
    name: "CDATA",
    only: isXml,
    spoil: (text) =>
      text.replaceAll(
        /(?<=<(?:title|description|content|content:encoded)(?: [^>]*)?>)[^<]+(?=<)/g,
        (inner) => `<![CDATA[${inner.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")}]]>`,
      ),
  },
  {
    name: "relative links and xml:base",
    only: isXml,
    style: { link: (path) => path },
    spoil: (text) => text.replace(/<(rss|feed|rdf:RDF|CHANNEL)\b/, `<$1 xml:base="${SITE}/feeds/"`),
  },
  {
    name: "relative links and Content-Location",
    style: { link: (path) => path },
    serve: (text) => ({ bytes: utf8(text), headers: { "content-location": `${SITE}/feeds/feed.xml` } }),
  },
  {
    name: "HTML in titles",
    only: (format) => format.name.startsWith("RSS"),
    spoil: (text) => text.replaceAll("Ferry", "&lt;i&gt;Ferry&lt;/i&gt;"),
  },
  {
    name: "no titles",
    only: hasText,
    change: (feed) => ({ ...feed, entries: feed.entries.map((entry) => ({ ...entry, title: "" })) }),
  },
  {
    name: "one id for all",
    only: ({ carries }) => carries.includes("id"),
    change: (feed) => ({ ...feed, entries: feed.entries.map((entry) => ({ ...entry, id: "urn:same" })) }),
  },
  ...Object.entries(DATES).map(([name, date]) => ({ name: `dates: ${name}`, only: isDated, style: { date } })),
];
