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
  }
}
