import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";

/** What a path of the site answers. */
export type Answer = Page | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Page {
  readonly body?: string | Uint8Array;
  readonly status?: number;
  /** `application/rss+xml` unless given. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent with it; a request that names one of them again is answered 304. */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly encoding?: "gzip" | "br" | "deflate";
}

export interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly status: number;
  /** On the clock of `performance.now()`. */
  readonly at: number;
}

export interface LoopbackNewsSite {
  /** `http://localhost:41234`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** What was asked for so far, in order. */
  readonly requests: readonly SeenRequest[];
  /** Sets what a path answers from now on; null: 404. */
  put(path: string, answer: Answer | null): void;
  /** The statuses that requests for a path were answered with. */
  statuses(path: string): readonly number[];
  close(): Promise<void>;
}

export interface SiteOptions {
  /** The interface it listens on; `0.0.0.0` makes every 127.x.y.z of this machine a host of its own. */
  readonly address?: string;
}

/**
 * A real news site on this machine, over real HTTP: conditional requests, redirects, compressed bodies, and whatever a
 * test makes a path do. It lives at `localhost`, which a Lede reaches only if its owner lists it under `allowHosts`.
 */
export async function startNewsSite({ address = "127.0.0.1" }: SiteOptions = {}): Promise<LoopbackNewsSite> {
  const answers = new Map<string, Answer>();
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const at = performance.now();
    response.on("close", () => requests.push({ path, headers: request.headers, status: response.statusCode, at }));
    const answer = answers.get(path) ?? answers.get(path.replace(/\?.*/s, "")) ?? { status: 404, body: "nothing here" };
    if (typeof answer === "function") answer(request, response);
    else sendPage(answer, request, response);
  });
  await new Promise<void>((listening) => void server.listen(0, address, listening));
  const listensAt = server.address();
  if (listensAt === null || typeof listensAt === "string") throw new Error("The site listens on no port.");
  const { port } = listensAt;
  return {
    url: `http://localhost:${port}`,
    port,
    requests,
    put: (path, answer) => void (answer === null ? answers.delete(path) : answers.set(path, answer)),
    statuses: (path) => requests.filter((request) => request.path === path).map(({ status }) => status),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

const COMPRESS = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync } as const;

function sendPage(page: Page, { headers: asked }: IncomingMessage, response: ServerResponse): void {
  const { body = "", status = 200, type = "application/rss+xml", headers = {}, etag, lastModified, encoding } = page;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (etag !== undefined) response.setHeader("etag", etag);
  if (lastModified !== undefined) response.setHeader("last-modified", lastModified);
  const isKnown = etag === undefined ? asked["if-modified-since"] === lastModified : asked["if-none-match"] === etag;
  if (isKnown && (etag ?? lastModified) !== undefined) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("content-type", type);
  if (encoding !== undefined) response.setHeader("content-encoding", encoding);
  response.writeHead(status);
  response.end(encoding === undefined ? body : COMPRESS[encoding](body));
}

/** Sends a byte now and then, for ever. */
export function drip(everyMs = 200): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-type": "application/rss+xml" });
    const timer = setInterval(() => response.write(" "), everyMs);
    response.on("close", () => clearInterval(timer));
  };
}

/** Says that it has moved, with this status. */
export function redirect(location: string, status = 302): Page {
  // Sites write UTF-8 into a header whose characters are bytes.
  return { status, headers: { location: Buffer.from(location, "utf8").toString("latin1") } };
}

/** Breaks the connection off after these bytes of a body that was to be longer. */
export function breakOff(body: string): Answer {
  return (_, response) => {
    response.writeHead(200, { "content-type": "application/rss+xml", "content-length": String(body.length + 1000) });
    response.write(body, () => response.destroy());
  };
}
