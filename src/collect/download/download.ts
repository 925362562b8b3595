import type { LookupFunction } from "node:net";
import { Agent, request as send, type Dispatcher } from "undici";
import { systemCode } from "../../shared/system-error.ts";
import { AddressRefused, guardedConnector, NONE_ALLOWED, parseAllowedHosts } from "./address-guard.ts";
import type { Fetched, FetchFailure, ResponseHeaders } from "./fetched.ts";
import { DEADLINE_MS } from "./deadline.ts";
import { HostQueues, type Pause } from "./host-queues.ts";
import { BodyTooLarge, BodyTooSlow, BodyUndecodable, readBody } from "./read-body.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** Bytes of a body, decoded. The largest real feed measured has 4 MB. */
export const MAX_BODY_BYTES = 10_000_000;
/** From one address to the next; browsers follow 20. */
const MAX_REDIRECTS = 5;
/** A breath between two requests to one host. */
const PAUSE: Pause = { min: 250, max: 750 };

const ACCEPT = {
  feed: "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
  page: "text/html, application/xhtml+xml, */*;q=0.5",
  text: "text/plain, */*;q=0.5",
} as const;

export interface DownloadRequest {
  /** http or https. */
  readonly url: string;
  readonly accept: keyof typeof ACCEPT;
  /** What was sent with it last time, byte for byte. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly userAgent?: string | null;
  /** Sent to the address's own origin, and to no other that it leads to. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for all of it, without the time in the host's queue. */
  readonly deadlineMs?: number;
  /**
   * Whether the hosts of the owner's allow-list may be reached: for the owner and those who manage a channel, never where
   * an article of the public net leads to one.
   */
  readonly mayReachHome: boolean;
}

/** Asks sites for feeds and pages: politely, and without reaching the inside of anybody's network. */
export interface Downloader {
  /** Never throws for what a site or the net does. */
  download(request: DownloadRequest): Promise<Fetched>;
  /** Whether the address's host is one of the owner's allow-list. */
  isHome(url: string): boolean;
  close(): Promise<void>;
}

export interface DownloaderOptions {
  /** `Lede/0.1.0 (+https://…)`. */
  readonly userAgent: string;
  /** Host names, IP addresses and CIDR ranges of the home network, in lower case. */
  readonly allowHosts: readonly string[];
  readonly clock: () => Date;
  readonly pause?: Pause;
  /** How names are looked up; the system's way unless given. */
  readonly lookup?: LookupFunction;
}

export function makeDownloader({ allowHosts, lookup, pause = PAUSE, ...rest }: DownloaderOptions): Downloader {
  const allowed = parseAllowedHosts(allowHosts);
  // Two sets of connections: one that was made for the owner is never given to anybody else.
  const agents = {
    public: new Agent({ connect: guardedConnector({ allowed: NONE_ALLOWED, lookup }), pipelining: 1 }),
    home: new Agent({ connect: guardedConnector({ allowed, lookup }), pipelining: 1 }),
  };
  const queues = new HostQueues(pause);
  const isHome = (url: string): boolean => {
    const { hostname } = new URL(url);
    const host = hostname.replace(/^\[(.*)\]$/, "$1");
    return allowed.hasName(host) || allowed.hasAddress(host);
  };
  return {
    isHome,
    download: (request) =>
      queues.run(new URL(request.url).hostname, async () => {
        // A site of the public net that leads to the inside is refused also where the owner follows it.
        const dispatcher = request.mayReachHome && isHome(request.url) ? agents.home : agents.public;
        return await follow(request, { ...rest, dispatcher });
      }),
    async close() {
      await Promise.all([agents.public.destroy(), agents.home.destroy()]);
    },
  };
}

interface Sending {
  readonly userAgent: string;
  readonly clock: () => Date;
  readonly dispatcher: Dispatcher;
}

/** Asks, and goes where the answers lead. */
async function follow(request: DownloadRequest, sending: Sending): Promise<Fetched> {
  const deadlineMs = request.deadlineMs ?? DEADLINE_MS;
  const signal = AbortSignal.timeout(deadlineMs);
  let url = request.url;
  let movedTo: string | null = null;
  let isForGood = true;
  try {
    for (let followed = 0; followed <= MAX_REDIRECTS; followed++) {
      const response = await ask(url, request, { ...sending, signal });
      const target = redirectTarget(response, url);
      if (target === null) return await readResponse(response, { request, url, movedTo, signal, now: sending.clock() });
      await response.body.dump();
      if (target === "bad") return failed({ kind: "bad-redirect" });
      isForGood &&= response.statusCode === 301 || response.statusCode === 308;
      if (isForGood) movedTo = target;
      url = target;
    }
    return failed({ kind: "too-many-redirects", followed: MAX_REDIRECTS });
  } catch (error) {
    return failed(explain(error, { host: new URL(url).host, deadlineMs }));
  }
}

type Response = Dispatcher.ResponseData;

function ask(
  url: string,
  request: DownloadRequest,
  { signal, dispatcher, userAgent }: Sending & { readonly signal: AbortSignal },
): Promise<Response> {
  const isOwnOrigin = new URL(url).origin === new URL(request.url).origin;
  return send(url, {
    dispatcher,
    signal,
    headers: {
      "user-agent": request.userAgent ?? userAgent,
      accept: ACCEPT[request.accept],
      "accept-encoding": "gzip, br, deflate",
      ...(request.etag ? { "if-none-match": request.etag } : {}),
      ...(request.lastModified ? { "if-modified-since": request.lastModified } : {}),
      ...(isOwnOrigin ? request.headers : {}),
    },
  });
}

/** Where a response leads; null where it leads nowhere, `bad` where to no web address. */
function redirectTarget({ statusCode, headers }: Response, from: string): string | null {
  const location = [headers["location"]].flat()[0];
  if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined) return null;
  // The header's bytes came as characters; sites write UTF-8 there.
  const target = URL.parse(Buffer.from(location, "latin1").toString("utf8"), from);
  return target !== null && /^https?:$/.test(target.protocol) ? target.href : "bad";
}

interface Reading {
  readonly request: DownloadRequest;
  readonly url: string;
  readonly movedTo: string | null;
  readonly signal: AbortSignal;
  readonly now: Date;
}

async function readResponse(response: Response, { request, url, movedTo, signal, now }: Reading): Promise<Fetched> {
  const { statusCode: status, body } = response;
  const headers = headersOf(response);
  if (status === 200 && headers["cf-mitigated"] !== "challenge") {
    if (Number(headers["content-length"] ?? 0) > MAX_BODY_BYTES) {
      body.destroy();
      throw new BodyTooLarge("The body says itself that it is too large.");
    }
    const bytes = await readBody(body, {
      encoding: headers["content-encoding"] ?? "",
      maxBytes: MAX_BODY_BYTES,
      signal,
    });
    return { kind: "fresh", bytes, url, headers, movedTo };
  }
  await body.dump();
  // Only who sent what it had can be told that nothing changed.
  const isConditional = Boolean(request.etag) || Boolean(request.lastModified);
  if (status === 304 && isConditional) return { kind: "unchanged", headers, movedTo };
  return failed(statusFailure(status, headers), parseRetryAfter(headers["retry-after"], now));
}

function statusFailure(status: number, headers: ResponseHeaders): FetchFailure {
  if (headers["cf-mitigated"] === "challenge") return { kind: "challenge" };
  return status === 410 ? { kind: "gone" } : { kind: "status", status };
}

function headersOf({ headers }: Response): ResponseHeaders {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

function failed(failure: FetchFailure, retryAfter: Date | null = null): Fetched {
  return { kind: "failed", failure, retryAfter };
}

/** Codes of a certificate that is not to be believed. Source: Node.js, TLS, X509 certificate error codes. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL)/;

function explain(
  error: unknown,
  { host, deadlineMs }: { readonly host: string; readonly deadlineMs: number },
): FetchFailure {
  if (error instanceof AddressRefused) return { kind: "refused-address", host: error.host };
  if (error instanceof BodyTooLarge) return { kind: "too-large", megabytes: MAX_BODY_BYTES / 1e6 };
  if (error instanceof BodyTooSlow) return { kind: "too-slow" };
  if (error instanceof BodyUndecodable) return { kind: "bad-encoding", encoding: error.encoding };
  if (error instanceof Error && error.name === "TimeoutError") return { kind: "timed-out", seconds: deadlineMs / 1000 };
  const code = systemCode(error);
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ENODATA":
      return { kind: "no-such-host", host };
    case "UND_ERR_SOCKET":
    case "UND_ERR_RES_CONTENT_LENGTH_MISMATCH":
    case "ERR_STREAM_PREMATURE_CLOSE":
      return { kind: "broken-off" };
    case "UND_ERR_CONNECT_TIMEOUT":
    case "UND_ERR_HEADERS_TIMEOUT":
      return { kind: "timed-out", seconds: deadlineMs / 1000 };
    default:
      // A code is what the net gave; anything without one is a fault of ours and must not be hidden.
      if (code === "") throw error;
      return CERTIFICATE.test(code) ? { kind: "bad-certificate", code } : { kind: "unreachable", code };
  }
}
