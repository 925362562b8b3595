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
