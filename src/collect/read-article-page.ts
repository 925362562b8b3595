import type { Downloader } from "./download/download.ts";
import { describeFailure } from "./download/fetched.ts";
import type { Robots } from "./download/robots.ts";
import type { ParsedPage } from "./page/parsed-page.ts";
import { parseInWorker } from "./parse-in-worker.ts";
import type { WebSource } from "./source.ts";

export type ArticlePage =
  | {
      readonly kind: "read";
      readonly page: ParsedPage;
      /** Where it was found in the end. */
      readonly url: string;
    }
  | {
      readonly kind: "unread";
      /** Half a sentence. */
      readonly reason: string;
      /** Perhaps it can be read next time. */
      readonly isPassing: boolean;
    };

export interface WebParts {
  readonly downloader: Downloader;
  readonly robots: Robots;
}

export interface PageReader {
  readonly source: WebSource;
  /** See `DownloadRequest.mayReachHome`. */
  readonly mayReachHome: boolean;
}

/** Reads the page of an article, where its site lets programs. */
export async function readArticlePage(
  link: string,
  { source, mayReachHome }: PageReader,
  { downloader, robots }: WebParts,
): Promise<ArticlePage> {
  if (!(await robots.mayRead(link, mayReachHome))) {
    return { kind: "unread", reason: describeFailure({ kind: "robots" }), isPassing: false };
  }
  const fetched = await downloader.download({
    url: link,
    accept: "page",
    mayReachHome,
    userAgent: source.userAgent,
    headers: headersFor(link, source),
  });
  switch (fetched.kind) {
    case "unchanged":
      return { kind: "unread", reason: "answers as if it were known", isPassing: false };
    case "failed": {
      const { failure } = fetched;
      const isPassing =
        failure.kind === "status" ? failure.status >= 500 || failure.status === 429 : isOfTheNet(failure.kind);
      return { kind: "unread", reason: describeFailure(failure), isPassing };
    }
    case "fresh": {
      const { bytes, url, headers } = fetched;
      const page = await parseInWorker({ kind: "page", bytes, from: { url, headers } });
      if (page.kind === "failed") return { kind: "unread", reason: page.reason, isPassing: false };
      return { kind: "read", page, url };
    }
  }
}

/** What a source's owner lets be sent goes to the source's own origin alone. */
export function headersFor(url: string, source: WebSource): Readonly<Record<string, string>> {
  return new URL(url).origin === new URL(source.url).origin ? source.headers : {};
}

function isOfTheNet(kind: string): boolean {
  return ["no-such-host", "unreachable", "timed-out", "too-slow", "broken-off"].includes(kind);
}
