/** One entry of a made feed. */
export interface FeedItem {
  readonly title?: string;
  readonly link?: string;
  readonly guid?: string;
  /** Any date that a feed may have. */
  readonly date?: string;
  /** HTML. */
  readonly description?: string;
  /** HTML: the whole article. */
  readonly content?: string;
}

/** An RSS feed of these entries; `head` goes into its channel. */
export function rssOf(items: readonly FeedItem[], head = "<title>Example Times</title>"): string {
  const item = ({ title, link, guid, date, description, content }: FeedItem): string =>
    [
      "<item>",
      tag("title", title),
      tag("link", link),
      guid === undefined ? "" : `<guid isPermaLink="false">${escaped(guid)}</guid>`,
      tag("pubDate", date),
      tag("description", description),
      tag("content:encoded", content),
      "</item>",
    ].join("");
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${head}${items.map(item).join("")}</channel></rss>`;
}

function tag(name: string, content: string | undefined): string {
  return content === undefined ? "" : `<${name}>${escaped(content)}</${name}>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** An article of several paragraphs about a town's harbour, with a figure in each. */
export function articleHtml(town: string, paragraphs = 6): string {
  return Array.from(
    { length: paragraphs },
    (_, index) =>
      `<p>The harbour board of ${town} will spend ${index + 3} million euros on quay number ${index + 1}, its chairman said on Monday, because ships have grown longer and wait outside for a berth on most days of the year.</p>`,
  ).join("\n");
}

/** The page of an article, with a menu and a footer around it. */
export function pageOf(title: string, body: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${body}</article><footer>About us</footer></body></html>`;
}
