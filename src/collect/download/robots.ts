import robotsModule from "robots-parser";
import type { Downloader } from "./download.ts";

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package says `export default`, and is CommonJS whose module is the function
const robotsParser = robotsModule as unknown as (typeof robotsModule)["default"];

/** What robots.txt knows Lede by. */
const NAME = "Lede";
/** A site's rules are believed for so long (milliseconds). Source: RFC 9309, 2.4. */
const KEPT_MS = 24 * 3_600_000;
/** Bytes of a robots.txt that are read. Source: RFC 9309, 2.5. */
const READ_BYTES = 512_000;

/** Whether a site lets programs read a page. */
export interface Robots {
  mayRead(url: string, mayReachHome: boolean): Promise<boolean>;
}

/** Reads each site's robots.txt when it is first needed, and again a day later. */
export function makeRobots(downloader: Downloader, clock: () => Date): Robots {
  const sites = new Map<string, { readonly at: number; readonly rules: Promise<Rules> }>();
  return {
    async mayRead(url, mayReachHome) {
      const { origin } = new URL(url);
      const now = clock().getTime();
      const key = `${origin} ${mayReachHome}`;
      let site = sites.get(key);
      if (site === undefined || now - site.at > KEPT_MS) {
        site = { at: now, rules: readRules(downloader, origin, mayReachHome) };
        sites.set(key, site);
      }
      return (await site.rules)(url);
    },
  };
}

type Rules = (url: string) => boolean;

/** Source: RFC 9309, 2.3.1: no such file allows all, a server that fails allows nothing. */
async function readRules(downloader: Downloader, origin: string, mayReachHome: boolean): Promise<Rules> {
  const url = `${origin}/robots.txt`;
  const fetched = await downloader.download({ url, accept: "text", mayReachHome });
  if (fetched.kind === "fresh") {
    const text = Buffer.from(fetched.bytes.subarray(0, READ_BYTES)).toString("utf8");
    const robots = robotsParser(url, text);
    return (page) => robots.isAllowed(page, NAME) ?? true;
  }
  const isServerFault = fetched.kind === "failed" && fetched.failure.kind === "status" && fetched.failure.status >= 500;
  return () => !isServerFault;
}
