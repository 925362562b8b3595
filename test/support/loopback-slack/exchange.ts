import type { KeptMessage } from "./slack-world.ts";

/** Slack shows `operation_timeout` after this. Source: Slack, "Acknowledgment response". */
export const ACK_WITHIN_MS = 3_000;

/** One thing that a person typed or pressed, and what the app did about it. */
export class Exchange {
  readonly #shown: KeptMessage[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #startedAt = performance.now();
  #ackedAfter: number | null = null;
  #failure: Error | null = null;

  /** Milliseconds until the acknowledgement; null while there is none. */
  get ackedAfterMs(): number | null {
    return this.#ackedAfter;
  }

  /** Milliseconds from asking until each answer was seen. */
  readonly shownAfterMs: number[] = [];

  /** What the person sees of it, the earliest first: in the channel, or alone. */
  get shown(): readonly KeptMessage[] {
    return this.#shown;
  }

  show(message: KeptMessage): void {
    this.#shown.push(message);
    this.shownAfterMs.push(performance.now() - this.#startedAt);
    this.#wake();
  }

  acked(): void {
    this.#ackedAfter = performance.now() - this.#startedAt;
    this.#wake();
  }

  failed(error: Error): void {
    this.#failure = error;
    this.#wake();
  }

  /**
   * The answers, as soon as there are so many and the app acknowledged.
   * @throws Error when it does not acknowledge in time, or has not answered after `withinMs`.
   */
  async answers(count = 1, withinMs = 10_000): Promise<readonly KeptMessage[]> {
    const end = performance.now() + withinMs;
    for (;;) {
      if (this.#failure !== null) throw this.#failure;
      if (this.#ackedAfter !== null && this.#shown.length >= count) return this.#shown;
      const left = end - performance.now();
      if (left <= 0) throw new Error(`Of ${String(count)} answers there are ${String(this.#shown.length)}.`);
      await this.#changed(left);
    }
  }

  /** Waits for the acknowledgement alone. */
  async acknowledged(): Promise<number> {
    await this.answers(0);
    return this.#ackedAfter ?? 0;
  }

  async #changed(withinMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, withinMs);
      this.#waiting.add(wake);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
