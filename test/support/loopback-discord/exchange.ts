import type { Json, Message, User, Channel } from "./world.ts";

/** What a person asked with one command, click or key stroke, and what the bot did about it. */
export class Exchange {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  /** The message whose button or menu was used; null for a command. */
  readonly on: Message | null;
  readonly payload: Json;
  readonly askedAt = performance.now();
  /** Milliseconds to the first response and to the first that has something to read; null before. */
  acknowledgedMs: number | null = null;
  answeredMs: number | null = null;
  /** How it was acknowledged: the type of the first response. */
  responseType: number | null = null;
  /** The flags that the answer was announced with. */
  flags = 0;
  /** The answer; null while there is none to read. */
  message: Message | null = null;
  readonly followUps: Message[] = [];
  choices: readonly Json[] | null = null;
  /** No further answer is taken. */
  expired = false;
  readonly #watchers = new Set<() => void>();

  constructor(parts: Pick<Exchange, "id" | "token" | "type" | "user" | "channel" | "on" | "payload">) {
    this.id = parts.id;
    this.token = parts.token;
    this.type = parts.type;
    this.user = parts.user;
    this.channel = parts.channel;
    this.on = parts.on;
    this.payload = parts.payload;
  }

  /** To be called after each change. */
  changed(): void {
    const now = performance.now() - this.askedAt;
    if (this.responseType !== null) this.acknowledgedMs ??= now;
    if (this.message !== null || this.choices !== null) this.answeredMs ??= now;
    for (const watch of this.#watchers) watch();
  }

  /** Waits until something holds; fails after `withinMs`, with what there is instead. */
  async until(holds: () => boolean, withinMs = 5_000): Promise<void> {
    if (holds()) return;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const watch = (): void => (holds() ? resolve(undefined) : undefined);
    const timer = setTimeout(
      () =>
        reject(new Error(`No such answer within ${String(withinMs)} ms: ${JSON.stringify(this.message?.components)}`)),
      withinMs,
    );
    this.#watchers.add(watch);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#watchers.delete(watch);
    }
  }

  async acknowledged(): Promise<void> {
    await this.until(() => this.responseType !== null);
  }

  /** The first answer that has something to read. */
  async answered(): Promise<Message> {
    await this.until(() => this.message !== null);
    if (this.message === null) throw new Error("An answer went away.");
    return this.message;
  }

  /** The suggestions while an option is typed. */
  async suggested(): Promise<readonly Json[]> {
    await this.until(() => this.choices !== null);
    return this.choices ?? [];
  }
}
