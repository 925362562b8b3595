/* What runs in a worker thread of `parseInWorker`: a job comes in, its result goes out. Each parser is loaded when the first
 * job of its kind comes. */
import { parentPort } from "node:worker_threads";
import type { ParseJob, ParseResult } from "./parse-in-worker.ts";

parentPort?.on("message", (job: ParseJob) => {
  void parse(job).then((result) => parentPort?.postMessage(result));
});

async function parse(job: ParseJob): Promise<ParseResult> {
  switch (job.kind) {
    case "feed": {
      const { parseFeed } = await import("./feed/parse-feed.ts");
      return parseFeed(job.bytes, job.from);
    }
    case "page": {
      const { parsePage } = await import("./page/parse-page.ts");
      return parsePage(job.bytes, job.from);
    }
    case "links": {
      const { decodePage } = await import("./page/decode-page.ts");
      const { findArticleLinks } = await import("./page/find-article-links.ts");
      const { findFeedLinks } = await import("./page/find-feed-links.ts");
      const html = decodePage(job.bytes, job.from.headers?.["content-type"] ?? null);
      const { url } = job.from;
      return { kind: "links", articles: findArticleLinks(html, url), feeds: findFeedLinks(html, url) };
    }
  }
}
