import type { WebParts } from "../collect/read-article-page.ts";
import type { Clock } from "../shared/clock.ts";
import type { Settings } from "./settings.ts";

/** The way to the net, opened when it is first needed. */
export interface Web {
  open(): Promise<WebParts>;
  close(): Promise<void>;
}

export interface WebContext {
  readonly version: string;
  readonly settings: Pick<Settings, "allowHosts" | "contact">;
  readonly clock: Clock;
}

/** How feeds and pages are read, as the settings say. */
export function makeWeb(context: WebContext): Web {
  let opened: Promise<WebParts> | null = null;
  return {
    open: () => (opened ??= openWeb(context)),
    async close() {
      if (opened !== null) await (await opened).downloader.close();
    },
  };
}

/** The code for it costs a tenth of a second to load, and is loaded here. */
async function openWeb({ version, settings, clock }: WebContext): Promise<WebParts> {
  const { makeDownloader } = await import("../collect/download/download.ts");
  const { makeRobots } = await import("../collect/download/robots.ts");
  const { allowHosts, contact } = settings;
  const downloader = makeDownloader({ userAgent: userAgent(version, contact), allowHosts, clock });
  return { downloader, robots: makeRobots(downloader, clock) };
}

/** An honest name: who it is, and where a site's owner finds who runs it. */
function userAgent(version: string, contact: string | null): string {
  return `Lede/${version} (${contact === null ? "self-hosted news digest" : `+${contact}`})`;
}
