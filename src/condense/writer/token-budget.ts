/** How many tokens a writer may use in a day (UTC), all processes together. */
export interface TokenBudget {
  /** Books an estimate before a call; false: the day has not so many left, and nothing is booked. */
  reserve(tokens: number, now: Date): Promise<boolean>;
  /** Corrects a booking by what was used: `difference` may be negative. */
  correct(difference: number, now: Date): Promise<void>;
  /** For people: what the day has seen so far. */
  usage(now: Date): Promise<TokenUsage>;
}

export interface TokenUsage {
  readonly used: number;
  readonly limit: number;
}

/** A budget that lives as long as the process. */
export function makeMemoryBudget(limit: number): TokenBudget {
  let day = "";
  let used = 0;
  const turnPage = (now: Date): void => {
    const today = now.toISOString().slice(0, 10);
    if (today === day) return;
    day = today;
    used = 0;
  };
  return {
    async reserve(tokens, now) {
      turnPage(now);
      if (used + tokens > limit) return false;
      used += tokens;
      return true;
    },
    async correct(difference, now) {
      turnPage(now);
      used = Math.max(0, used + difference);
    },
    async usage(now) {
      turnPage(now);
      return { used, limit };
    },
  };
}
