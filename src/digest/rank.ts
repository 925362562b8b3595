import type { Candidate } from "./candidate.ts";

/** Hours after which news is worth half: a morning digest still leads with last night, not with last week. */
const HALF_LIFE_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Against freshness, which is 1 for the newest: news with figures a reader needs beats news a few hours newer. */
const FIGURES_WEIGHT = 0.5;

/**
 * The most important first: new, and with figures that matter. New is measured against the newest of them, so that
 * the samples of last month rank as they did. The same candidates always come out in the same order.
 */
export function rankCandidates<C extends Candidate>(candidates: readonly C[], now: Date): readonly C[] {
  const newest = newestTime(candidates, now);
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate, newest) }))
    .toSorted((a, b) => b.score - a.score || (a.candidate.article.id < b.candidate.article.id ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** The latest time of publication that is not in the future; now, where none has a time. */
function newestTime(candidates: readonly Candidate[], now: Date): number {
  const times = candidates.flatMap(({ article }) => article.publishedAt?.getTime() ?? []);
  const past = times.filter((time) => time <= now.getTime());
  return past.length === 0 ? now.getTime() : past.reduce((latest, time) => Math.max(latest, time));
}

function score({ article, condensed }: Candidate, newest: number): number {
  return freshness(article.publishedAt, newest) + FIGURES_WEIGHT * salience(condensed.figures);
}

/** 1 for the newest, half of it for news a day older. Undated news counts as a day older: it may be anything. */
function freshness(publishedAt: Date | null, newest: number): number {
  const hours = publishedAt === null ? HALF_LIFE_HOURS : Math.max(0, (newest - publishedAt.getTime()) / HOUR_MS);
  return 0.5 ** (hours / HALF_LIFE_HOURS);
}

function salience(figures: Candidate["condensed"]["figures"]): number {
  const key = figures.filter((figure) => figure.key);
  return key.length === 0 ? 0 : key.reduce((sum, figure) => sum + figure.salience, 0) / key.length;
}
