import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { LedeError } from "../../shared/errors.ts";
import type { Log } from "../../shared/log.ts";
import { systemCode } from "../../shared/system-error.ts";

export interface Page {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What answers a GET, by its path. */
export type Routes = Readonly<Record<string, () => Promise<Page>>>;

export interface WebAddress {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface WebServer {
  readonly port: number;
  /** Takes no further request; ends when those under way are answered. */
  stop(): Promise<void>;
}

/** Nobody needs longer for what little is asked here. Milliseconds. */
const REQUEST_TIMEOUT = 10_000;

/** @throws LedeError `cannot-listen` */
export async function startWebServer(
  { host, port }: WebAddress,
  { routes, log }: { readonly routes: Routes; readonly log: Log },
): Promise<WebServer> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT, headersTimeout: REQUEST_TIMEOUT },
    (request, response) => {
      void answer(request, response, { routes, log });
    },
  );
  await new Promise<void>((listening, failed) => {
    server.once("error", (error) => failed(cannotListen({ host, port }, error)));
    server.listen(port, host, listening);
  });
  const address = server.address();
  return {
    port: address === null || typeof address === "string" ? port : address.port,
    async stop() {
      await new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
      });
    },
  };
}

async function answer(
  { method, url }: IncomingMessage,
  response: ServerResponse,
  { routes, log }: { readonly routes: Routes; readonly log: Log },
): Promise<void> {
  const path = (url ?? "/").split("?")[0] ?? "/";
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return send(response, text(404, "There is nothing here."));
  if (method !== "GET" && method !== "HEAD") return send(response, text(405, "Only GET is answered here."));
  try {
    send(response, await route());
  } catch (error) {
    log.error("A page could not be made.", { path, error });
    send(response, text(503, error instanceof LedeError ? `${error.message} ${error.next}` : "Something went wrong."));
  }
}

export function text(status: number, body: string): Page {
  return { status, contentType: "text/plain; charset=utf-8", body: `${body}\n` };
}

export function json(status: number, document: unknown): Page {
  return { status, contentType: "application/json; charset=utf-8", body: `${JSON.stringify(document)}\n` };
}

function send(response: ServerResponse, { status, contentType, body }: Page): void {
  response.writeHead(status, {
    "Content-Type": contentType,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

function cannotListen({ host, port }: WebAddress, error: unknown): LedeError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: "another program listens there",
    EACCES: "ports below 1024 are for the system's own",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "there is no such host",
  };
  const code = systemCode(error);
  return new LedeError(
    "cannot-listen",
    `Cannot listen on ${host}:${port}: ${reasons[code] ?? `the system answers ${code}`}.`,
    {
      next: "Set LEDE_PORT to another port, or LEDE_HOST to an address of this machine.",
      cause: error,
    },
  );
}
