import type { Clock } from "../../shared/clock.ts";
import { LedeError } from "../../shared/errors.ts";
import type { Log } from "../../shared/log.ts";
import type { Queue } from "../../shared/queue.ts";
import type { Store } from "../../store/store.ts";
import type { OperateSettings } from "../operate-settings.ts";
import { makeRoutes } from "../web/routes.ts";
import { startWebServer, type WebServer } from "../web/web-server.ts";

export interface WindowParts {
  readonly store: Store;
  readonly queue: Queue<Store>;
  readonly settings: Pick<OperateSettings, "host" | "port" | "portIsSet" | "url">;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The role `web`: `/healthz` and `/metrics`. Null where another process on the machine has the port that nobody chose.
 *
 * @throws LedeError `cannot-listen`
 */
export async function openWindow({ store, queue, settings, clock, log }: WindowParts): Promise<WebServer | null> {
  const { makeMetrics } = await import("../web/metrics.ts");
  const overview = () => store.overview(clock());
  const metrics = makeMetrics({ overview, counts: () => queue.counts() });
  const routes = makeRoutes({ overview, metrics, clock });
  const server = await startWebServer(settings, { routes, log }).catch((error: unknown) => {
    if (settings.portIsSet || !(error instanceof LedeError)) throw error;
    log.warn(`${error.message} This process answers no /healthz and /metrics.`);
    return null;
  });
  if (server === null) return null;
  log.info(`Answering /healthz and /metrics at ${settings.url ?? `http://${settings.host}:${server.port}`}.`);
  return server;
}
