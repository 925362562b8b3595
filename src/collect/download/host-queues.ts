import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";

/** The pause between two requests to one host, in milliseconds, chosen anew each time. */
export interface Pause {
  readonly min: number;
  readonly max: number;
}

/** A host gets one request at a time and a breath in between; hosts do not wait for each other. */
export class HostQueues {
  readonly #pause: Pause;
  readonly #hosts = new Map<string, Host>();

  constructor(pause: Pause) {
    this.#pause = pause;
  }

  async run<T>(hostname: string, task: () => Promise<T>): Promise<T> {
    const host = this.#hosts.get(hostname) ?? { queue: new PQueue({ concurrency: 1 }), freeAt: 0 };
    this.#hosts.set(hostname, host);
    return await host.queue.add(async () => {
      const wait = host.freeAt - performance.now();
      if (wait > 0) await sleep(wait);
      try {
        return await task();
      } finally {
        host.freeAt = performance.now() + this.#pause.min + Math.random() * (this.#pause.max - this.#pause.min);
      }
    });
  }
}

interface Host {
  readonly queue: PQueue;
  /** On the clock of `performance.now()`. */
  freeAt: number;
}
