/* The site of `bench/collect.ts`, in a process of its own so that it costs Lede nothing: a feed of 20 whole articles on each
 * of many hosts of this machine. Started with `fork`; tells its port, and on each message how it has answered so far. */
import { rssOf } from "../../test/support/feed-xml.ts";
import { startNewsSite } from "../../test/support/loopback-news-site.ts";

const ARTICLES = 20;

const site = await startNewsSite({ address: "0.0.0.0" });
site.put("/feed", (request, response) => {
  const host = request.headers.host ?? "";
  const etag = `"${host}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { "content-type": "application/rss+xml", etag });
  response.end(feedOf(host));
});
process.send?.({ port: site.port });
process.on("message", () => {
  const statuses = site.requests.map(({ status }) => status);
  process.send?.({
    fresh: statuses.filter((status) => status === 200).length,
    unchanged: statuses.filter((status) => status === 304).length,
    all: statuses.length,
  });
});
process.on("disconnect", () => process.exit());

/** Articles of some 1,600 characters, no two alike. */
function feedOf(host: string): string {
  const items = Array.from({ length: ARTICLES }, (_, number) => ({
    title: `Harbour ${number} of ${host} opens quay ${number + 2}`,
    link: `http://${host}/2026/11/article-${number}`,
    guid: `${host}/${number}`,
    date: new Date(Date.UTC(2026, 10, 2, 7, 60 - number)).toUTCString(),
    description: `The harbour opened quay ${number + 2} on Monday.`,
    content: Array.from(
      { length: 6 },
      (__, part) =>
        `<p>The harbour board of ${host} will spend ${number + part + 3} million euros on quay number ${part + 1}, its chairman said on Monday, because ships have grown longer and ${number * 7 + part} of them wait outside for a berth on most days of the year, which costs their owners dearly.</p>`,
    ).join(""),
  }));
  return rssOf(items);
}
