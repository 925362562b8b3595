import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { JOB_KINDS, type JobKind, type QueueCount } from "../../shared/queue.ts";
import type { Overview } from "../../store/overview.ts";

export interface MetricsParts {
  readonly overview: () => Promise<Overview>;
  readonly counts: () => Promise<Readonly<Record<JobKind, QueueCount>>>;
}

export interface Metrics {
  /** The text that Prometheus reads; the store is asked anew each time. */
  render(): Promise<string>;
  readonly contentType: string;
}

/** What a Lede counts and measures, for Prometheus. Figures of the store are the same in every process that shares it. */
export function makeMetrics({ overview, counts }: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "lede_" });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  const articles = gauge("lede_articles", "Articles in the store.");
  const uncondensed = gauge("lede_articles_uncondensed", "Articles that have no summary yet.");
  const failing = gauge("lede_sources_failing", "Sources that could not be read the last time.");
  const subscriptions = gauge("lede_subscriptions", "Subscriptions.");
  const paused = gauge("lede_subscriptions_paused", "Subscriptions that get no digest at present.");
  const late = gauge("lede_slots_late_seconds", "How long the longest waiting slot has been due.");
  const tokens = gauge("lede_model_tokens_today", "Tokens that a model has used today (UTC).");
  const deliveries = new Gauge({
    name: "lede_deliveries",
    help: "Messages in the outbox, by state.",
    labelNames: ["state"],
    registers: [registry],
  });
  const jobs = new Gauge({
    name: "lede_jobs",
    help: "Jobs in the queue, by kind and state.",
    labelNames: ["kind", "state"],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    async render() {
      const [seen, counted] = await Promise.all([overview(), counts()]);
      articles.set(seen.articles);
      uncondensed.set(seen.uncondensed);
      failing.set(seen.failingSources);
      subscriptions.set(seen.subscriptions);
      paused.set(seen.pausedSubscriptions);
      late.set(seen.dueSince === null ? 0 : (Date.now() - seen.dueSince.getTime()) / 1000);
      tokens.set(seen.tokensToday);
      for (const [state, count] of Object.entries(seen.deliveries)) deliveries.set({ state }, count);
      for (const kind of JOB_KINDS) {
        for (const [state, count] of Object.entries(counted[kind])) jobs.set({ kind, state }, count);
      }
      return await registry.metrics();
    },
  };
}
