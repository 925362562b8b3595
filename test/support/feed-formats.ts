/** A feed as every format can say it, to be written in each of them; what a format cannot say is not expected of it. */
export interface SampleFeed {
  readonly title: string;
  readonly path: string;
  readonly description: string;
  readonly entries: readonly SampleEntry[];
}

export interface SampleEntry {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly author: string;
  readonly published: Date;
  /** HTML. */
  readonly content: string;
}

/** How the values that every format shares are written. */
export interface Style {
  readonly date: (date: Date) => string;
  readonly link: (path: string) => string;
}

export type EntryField = Exclude<keyof SampleEntry, "path"> | "link";

export interface SampleFormat {
  readonly name: string;
  readonly carries: readonly EntryField[];
  readonly render: (feed: SampleFeed, style: Style) => string;
}

export const SAMPLE_FEED: SampleFeed = {
  title: "Salt & Sand – Café",
  path: "/",
  description: "What happens at the quay",
  entries: [
    {
      id: "urn:quay:1",
      title: "Crane & quay: “back” in Málaga",
      path: "/news/crane?a=1&b=2",
      author: "Ada Brook",
      published: new Date("2026-11-02T07:00:00Z"),
      content: "<p>It lifts again &amp; turns.</p>",
    },
    {
      id: "urn:quay:2",
      title: "Ferry – late – by 5 hours",
      path: "/news/ferry",
      author: "Tom Lind",
      published: new Date("2026-03-01T23:59:00Z"),
      content: "<p>No <b>ferry</b> today.</p>",
    },
  ],
};

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

interface RssShape {
  readonly attributes: string;
  readonly item: (entry: SampleEntry, style: Style) => string;
}

function renderRss({ attributes, item }: RssShape) {
  return (feed: SampleFeed, style: Style): string => `${DECLARATION}<rss ${attributes}>
<channel>
<title>${escape(feed.title)}</title>
<link>${escape(style.link(feed.path))}</link>
<description>${escape(feed.description)}</description>
${feed.entries.map((entry) => `<item>\n${item(entry, style)}\n</item>`).join("\n")}
</channel>
</rss>
`;
}

function renderRdf(namespace: string, item: RssShape["item"]) {
  return (
    feed: SampleFeed,
    style: Style,
  ): string => `${DECLARATION}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="${namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${escape(feed.title)}</title>
<link>${escape(style.link(feed.path))}</link>
<description>${escape(feed.description)}</description>
</channel>
${feed.entries.map((entry) => `<item rdf:about="${entry.id}">\n${item(entry, style)}\n</item>`).join("\n")}
</rdf:RDF>
`;
}

interface AtomShape {
  readonly attributes: string;
  readonly subtitle: string;
  readonly published: string;
  readonly content: string;
}

function renderAtom({ attributes, subtitle, published, content }: AtomShape) {
  return (feed: SampleFeed, style: Style): string => `${DECLARATION}<feed ${attributes}>
<title>${escape(feed.title)}</title>
<link rel="alternate" type="text/html" href="${escape(style.link(feed.path))}"/>
<${subtitle}>${escape(feed.description)}</${subtitle}>
${feed.entries
  .map(
    (entry) => `<entry>
<title>${escape(entry.title)}</title>
<link rel="alternate" type="text/html" href="${escape(style.link(entry.path))}"/>
<id>${entry.id}</id>
<author><name>${entry.author}</name></author>
<${published}>${style.date(entry.published)}</${published}>
<content ${content}>${escape(entry.content)}</content>
</entry>`,
  )
  .join("\n")}
</feed>
`;
}

function renderJson(version: string, author: (name: string) => object) {
  return (feed: SampleFeed, style: Style): string =>
    JSON.stringify(
      {
        version: `https://jsonfeed.org/version/${version}`,
        title: feed.title,
        home_page_url: style.link(feed.path),
        description: feed.description,
        items: feed.entries.map((entry) => ({
          id: entry.id,
          title: entry.title,
          url: style.link(entry.path),
          ...author(entry.author),
          date_published: style.date(entry.published),
          content_html: entry.content,
        })),
      },
      null,
      1,
    );
}

function renderCdf(feed: SampleFeed, style: Style): string {
  const items = feed.entries.map(
    ({ title, path }) => `<ITEM HREF="${escape(style.link(path))}">\n<TITLE>${escape(title)}</TITLE>\n</ITEM>`,
  );
  return `${DECLARATION}<CHANNEL HREF="${escape(style.link(feed.path))}">
<TITLE>${escape(feed.title)}</TITLE>
<ABSTRACT>${escape(feed.description)}</ABSTRACT>
${items.join("\n")}
</CHANNEL>
`;
}

const title = ({ title: text }: SampleEntry): string => `<title>${escape(text)}</title>`;
const link = ({ path }: SampleEntry, style: Style): string => `<link>${escape(style.link(path))}</link>`;
const bare: RssShape["item"] = (entry, style) => `${title(entry)}\n${link(entry, style)}`;
const described: RssShape["item"] = (entry, style) =>
  `${bare(entry, style)}\n<description>${escape(entry.content)}</description>`;
const dated: RssShape["item"] = (entry, style) =>
  `${described(entry, style)}\n<pubDate>${style.date(entry.published)}</pubDate>`;
const whole: RssShape["item"] = (entry, style) =>
  `${dated(entry, style)}\n<guid isPermaLink="false">${entry.id}</guid>\n<author>desk@harbour.example (${entry.author})</author>`;
const modules: RssShape["item"] = (entry, style) =>
  `${bare(entry, style)}\n<dc:creator>${entry.author}</dc:creator>\n<dc:date>${style.date(entry.published)}</dc:date>\n<content:encoded>${escape(entry.content)}</content:encoded>`;

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"';

export const SAMPLE_FORMATS: readonly SampleFormat[] = [
  {
    name: "RSS 0.90",
    carries: ["id", "title", "link"],
    render: renderRdf("http://my.netscape.com/rdf/simple/0.9/", bare),
  },
  {
    name: "RSS 0.91",
    carries: ["title", "link", "content"],
    render: renderRss({ attributes: 'version="0.91"', item: described }),
  },
  {
    name: "RSS 0.92",
    carries: ["title", "link", "content"],
    render: renderRss({ attributes: 'version="0.92"', item: described }),
  },
  {
    name: "RSS 0.93",
    carries: ["title", "link", "content", "published"],
    render: renderRss({ attributes: 'version="0.93"', item: dated }),
  },
  {
    name: "RSS 0.94",
    carries: ["title", "link", "content", "published"],
    render: renderRss({ attributes: 'version="0.94"', item: dated }),
  },
  {
    name: "RSS 1.0",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderRdf("http://purl.org/rss/1.0/", modules),
  },
  {
    name: "RSS 2.0",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderRss({ attributes: 'version="2.0"', item: whole }),
  },
  {
    name: "RSS 2.0 with modules",
    carries: ["title", "link", "author", "published", "content"],
    render: renderRss({ attributes: `version="2.0" ${DC}`, item: modules }),
  },
  {
    name: "Atom 0.3",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderAtom({
      attributes: 'version="0.3" xmlns="http://purl.org/atom/ns#"',
      subtitle: "tagline",
      published: "issued",
      content: 'type="text/html" mode="escaped"',
    }),
  },
  {
    name: "Atom 1.0",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderAtom({
      attributes: 'xmlns="http://www.w3.org/2005/Atom"',
      subtitle: "subtitle",
      published: "published",
      content: 'type="html"',
    }),
  },
  {
    name: "JSON Feed 1.0",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderJson("1", (name) => ({ author: { name } })),
  },
  {
    name: "JSON Feed 1.1",
    carries: ["id", "title", "link", "author", "published", "content"],
    render: renderJson("1.1", (name) => ({ authors: [{ name }] })),
  },
  { name: "CDF", carries: ["title", "link"], render: renderCdf },
];
