import type { Clock } from "../../shared/clock.ts";
import { LedeError } from "../../shared/errors.ts";
import type { Overview } from "../../store/overview.ts";
import type { Metrics } from "./metrics.ts";
import { json, type Page, type Routes } from "./web-server.ts";

export interface RouteParts {
  readonly overview: () => Promise<Overview>;
  readonly metrics: Pick<Metrics, "render" | "contentType">;
  readonly clock: Clock;
}

/** A slot that is due for longer than this is late: something that should be composing does not. Milliseconds. */
const LATE = 15 * 60_000;

/** What is answered over HTTP: whether all is well, and what Prometheus reads. */
export function makeRoutes({ overview, metrics, clock }: RouteParts): Routes {
  return {
    "/healthz": async () => healthOf(overview, clock()),
    "/metrics": async () => ({ status: 200, contentType: metrics.contentType, body: await metrics.render() }),
  };
}

/** 200 while the store answers and no digest is overdue, else 503 with the reason. It says nothing about anybody's news. */
async function healthOf(overview: RouteParts["overview"], now: Date): Promise<Page> {
  try {
    const { dueSince } = await overview();
    if (dueSince !== null && now.getTime() - dueSince.getTime() > LATE) {
      return json(503, { status: "late", reason: `A digest has been due since ${dueSince.toISOString()}.` });
    }
    return json(200, { status: "ok" });
  } catch (error) {
    if (!(error instanceof LedeError)) throw error;
    return json(503, { status: "failing", reason: error.message });
  }
}
