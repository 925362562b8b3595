import { brotliCompressSync, gzipSync } from "node:zlib";
import type { DownloaderOptions } from "../../src/collect/download/download.ts";
import { drip, redirect, type Answer, type LoopbackNewsSite } from "./loopback-news-site.ts";

/** A site made to hang, rob or mislead whoever asks it. */
export interface HostileSite {
  readonly name: string;
  /** Prepares the site; the address to ask. */
  readonly prepare: (site: LoopbackNewsSite) => string;
  /** Anything special about the Lede that asks. */
  readonly options?: () => Partial<DownloaderOptions>;
}

const MEGABYTE = 1_000_000;

/** `127.0.0.1` for whoever compares texts only. */
export const LOOPBACK_SPELLINGS: readonly string[] = [
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f.0.0.1",
  "0x7f000001",
  "0177.0.0.1",
  "127.0.0.1.",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "0.0.0.0",
  // A full stop of another alphabet.
  "127\u{3002}0.0.1",
];

const at = (answer: Answer) => (site: LoopbackNewsSite) => {
  site.put("/feed", answer);
  return `${site.url}/feed`;
};

const compressed = (encoding: "gzip" | "br"): Answer => ({
  headers: { "content-encoding": encoding },
  body:
    encoding === "gzip" ? gzipSync(new Uint8Array(300 * MEGABYTE)) : brotliCompressSync(new Uint8Array(300 * MEGABYTE)),
});

const endless: Answer = (_, response) => {
  const chunk = new Uint8Array(MEGABYTE).fill(0x20);
  const more = (): void => void (response.destroyed || response.write(chunk, more));
  response.writeHead(200, { "content-type": "application/rss+xml" });
  more();
};

/** A head that comes a letter at a time. */
const headDrip: Answer = (_, response) => {
  const { socket } = response;
  if (socket === null) return;
  socket.write("HTTP/1.1 200 OK\r\nX-Slow: ");
  const timer = setInterval(() => socket.write("x"), 200);
  socket.on("close", () => clearInterval(timer));
};

const redirectInside = (host: string): HostileSite => ({
  name: `a redirect to ${host}`,
  prepare(site) {
    site.put("/secret", { body: "<rss/>" });
    return at(redirect(`http://${host}:${site.port}/secret`))(site);
  },
});

export const HOSTILE_SITES: readonly HostileSite[] = [
  { name: "a gzip of 300 MB", prepare: (site) => at(compressed("gzip"))(site) },
  { name: "a brotli of 300 MB", prepare: (site) => at(compressed("br"))(site) },
  { name: "a body without end", prepare: at(endless) },
  { name: "a body that drips", prepare: at(drip()) },
  { name: "a head that drips", prepare: at(headDrip) },
  { name: "no answer", prepare: at(() => undefined) },
  { name: "endless redirects", prepare: at(redirect("/feed")) },
  ...LOOPBACK_SPELLINGS.map(redirectInside),
  {
    name: "a name that changes its answer",
    prepare: (site) => `http://rebind.example:${site.port}/feed`,
    options: () => {
      // Good for whoever looks first; the guard connects to what it has looked at, so it has to be lied to at once.
      const answers = ["192.0.2.1", "127.0.0.1"];
      return {
        lookup: (_host, _options, callback) => callback(null, [{ address: answers.shift() ?? "127.0.0.1", family: 4 }]),
      };
    },
  },
];
