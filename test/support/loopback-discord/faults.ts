/** What goes wrong with a request, as a test scripts it. */
export type Fault =
  /** Answered with this status at once; nothing was done. */
  | { readonly kind: "status"; readonly status: number; readonly code?: number; readonly message?: string }
  /** Answered by something in front of Discord, in HTML; nothing was done. */
  | { readonly kind: "page"; readonly status: number }
  /** 429; nothing was done. Seconds. */
  | { readonly kind: "limited"; readonly retryAfter: number; readonly global?: boolean }
  /** Done, and then the connection breaks before the answer. */
  | { readonly kind: "lost" }
  /** Done, and answered with this status all the same. */
  | { readonly kind: "done-but"; readonly status: number }
  /** The connection breaks; nothing was done. */
  | { readonly kind: "dropped" }
  /** Done and answered after this time (milliseconds), whether or not the other side still listens. */
  | { readonly kind: "late"; readonly ms: number };

interface Scripted {
  readonly on: RegExp;
  readonly fault: Fault;
  times: number;
}

export interface FaultOptions {
  /** Tried against `POST /channels/1/messages`; without it every request. */
  readonly on?: RegExp;
  /** So many requests, one unless said. */
  readonly times?: number;
}

/** The faults that are to come, each taken by the first request that it is for. */
export class Faults {
  readonly #scripted: Scripted[] = [];

  add(fault: Fault, { on = /^/, times = 1 }: FaultOptions = {}): void {
    this.#scripted.push({ on, fault, times });
  }

  clear(): void {
    this.#scripted.length = 0;
  }

  take(request: string): Fault | null {
    const next = this.#scripted.find(({ on, times }) => times > 0 && on.test(request));
    if (next === undefined) return null;
    next.times -= 1;
    return next.fault;
  }
}
