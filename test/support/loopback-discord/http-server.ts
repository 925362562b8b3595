import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { ApiError, apiError } from "./api-error.ts";
import type { Fault, Faults } from "./faults.ts";
import { limitedHeaders, type RateLimits } from "./rate-limits.ts";

export interface ApiRequest {
  /** The values in the route's pattern, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The names of the files that came with it. */
  readonly files: readonly string[];
}

/** Nothing to read: 204. */
export type ApiResponse = { readonly status?: number; readonly body: unknown } | null;

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages`; the first value is the bucket's major parameter. */
  readonly path: string;
  /** False where the address itself holds the secret. */
  readonly authorized: boolean;
  readonly handle: (request: ApiRequest) => ApiResponse;
}

/** A request as it came, for tests to look at. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly at: number;
  /** Null while it is not answered, and for one whose connection broke. */
  status: number | null;
}

export interface HttpParts {
  readonly routes: readonly Route[];
  readonly faults: Faults;
  readonly limits: RateLimits;
  /** The token that is taken now; null: none is. */
  readonly token: () => string | null;
}

/** The newest so many requests are kept for tests. */
const KEPT = 20_000;
/** Source: API reference, "API Versioning". */
const API = /^\/api(?:\/v(?:9|10))?(?=\/)/u;

/** Discord's REST API on 127.0.0.1, but for what its routes do. */
export class HttpServer {
  readonly server: Server;
  readonly seen: SeenRequest[] = [];
  readonly #parts: HttpParts;

  constructor(parts: HttpParts) {
    this.#parts = parts;
    this.server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // A fault of the loopback itself: it must be seen, and the client must not wait for it.
        process.stderr.write(`loopback Discord: ${String(error instanceof Error ? error.stack : error)}\n`);
        response.destroy();
      });
    });
  }

  async listen(): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.server.listen(0, "127.0.0.1", () => resolve(undefined));
    await promise;
    const address = this.server.address();
    if (address === null || typeof address === "string") throw new TypeError("A server without a port.");
    return address.port;
  }

  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.server.close(() => resolve(undefined));
    this.server.closeAllConnections();
    await promise;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = url.pathname.replace(API, "");
    const { body, files } = await readBody(request);
    const method = request.method ?? "GET";
    const seen: SeenRequest = { method, path, body, at: Date.now(), status: null };
    this.seen.push(seen);
    if (this.seen.length > KEPT) this.seen.shift();
    response.on("finish", () => void (seen.status = response.statusCode));

    const fault = this.#parts.faults.take(`${method} ${path}`);
    if (fault !== null && answerWithout(fault, response)) return;
    if (fault?.kind === "late") await sleep(fault.ms);
    const answer = this.#perform(request, { url, path, body, files });
    if (fault?.kind === "lost") return void response.destroy();
    if (fault?.kind === "done-but") return send(response, { status: fault.status, body: errorBody(fault.status) });
    send(response, answer);
  }

  #perform(
    request: IncomingMessage,
    { url, path, body, files }: { url: URL; path: string; body: unknown; files: readonly string[] },
  ): Sent {
    try {
      const { route, params } = this.#match(request.method ?? "GET", path);
      if (route.authorized) this.#authorize(request.headers.authorization);
      const bucket = `${route.method} ${route.path} ${params[0] ?? ""} ${route.authorized ? "" : (params[1] ?? "")}`;
      const taken = this.#parts.limits.take(bucket, { authorized: route.authorized });
      if (!taken.allowed)
        return { status: 429, body: limitedBody(taken.retryAfter, taken.global), headers: taken.headers };
      const answer = route.handle({ params, query: url.searchParams, body, files });
      if (answer === null) return { status: 204, headers: taken.headers };
      return { status: answer.status ?? 200, body: answer.body, headers: taken.headers };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message, errors } = error;
      return { status, body: { message, code, ...(errors === undefined ? {} : { errors }) } };
    }
  }

  #match(method: string, path: string): { route: Route; params: readonly string[] } {
    const parts = path.split("/");
    for (const route of this.#parts.routes) {
      const pattern = route.path.split("/");
      if (route.method !== method || pattern.length !== parts.length) continue;
      if (!pattern.every((part, index) => part.startsWith(":") || part === parts[index])) continue;
      const params = parts.filter((_, index) => pattern[index]?.startsWith(":") === true).map(decodeURIComponent);
      return { route, params };
    }
    throw apiError("not found");
  }

  #authorize(header: string | undefined): void {
    const token = this.#parts.token();
    if (token === null || header !== `Bot ${token}`) throw apiError("unauthorized");
  }
}

interface Sent {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(response: ServerResponse, { status, body, headers = {} }: Sent): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Answers the faults that keep the request from being done; false for the others. */
function answerWithout(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case "status":
      send(response, { status: fault.status, body: errorBody(fault.status, fault) });
      return true;
    case "page":
      response.writeHead(fault.status, { "content-type": "text/html" });
      response.end("<!doctype html><title>Attention required</title>");
      return true;
    case "limited": {
      const { retryAfter, global = false } = fault;
      const headers = limitedHeaders(retryAfter, global ? "global" : "user");
      send(response, { status: 429, body: limitedBody(retryAfter, global), headers });
      return true;
    }
    case "dropped":
      response.destroy();
      return true;
    case "lost":
    case "done-but":
    case "late":
      return false;
  }
}

function errorBody(status: number, { code = 0, message }: { code?: number; message?: string } = {}): unknown {
  return { message: message ?? `${String(status)}: error`, code };
}

function limitedBody(retryAfter: number, global: boolean): unknown {
  return { message: "You are being rate limited.", retry_after: retryAfter, global };
}

async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: readonly string[] }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return { body: null, files: [] };
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return { body: parseJson(bytes.toString()), files: [] };
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files = [...form.values()].flatMap((value) => (value instanceof File ? [value.name] : []));
  const json = form.get("payload_json");
  return { body: typeof json === "string" ? parseJson(json) : null, files };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}
