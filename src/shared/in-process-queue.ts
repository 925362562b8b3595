import {
  TRIES,
  type Handler,
  type Job,
  type JobKind,
  type JobScope,
  type OnJobFault,
  type Queue,
  type WorkOptions,
} from "./queue.ts";

/** Milliseconds before a job that failed is tried again, times the number of tries. */
const RETRY_AFTER = 5000;

export interface InProcessQueueOptions<Store> {
  readonly store: Store;
  readonly onFault: OnJobFault;
  /** Milliseconds; a test has none to lose. */
  readonly retryAfter?: number;
}

interface Waiting {
  readonly job: Job;
  readonly tries: number;
}

interface Line<Store> {
  readonly waiting: Map<string, Waiting>;
  active: number;
  dead: number;
  work: { readonly atOnce: number; readonly handler: Handler<Store> } | null;
}

/** The queue of a single process, in its memory. What it forgets when it ends, the store knows. */
export function makeInProcessQueue<Store>(options: InProcessQueueOptions<Store>): Queue<Store> {
  return new InProcessQueue(options);
}

class InProcessQueue<Store> implements Queue<Store> {
  readonly #store: Store;
  readonly #onFault: OnJobFault;
  readonly #retryAfter: number;
  readonly #lines = new Map<JobKind, Line<Store>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  constructor({ store, onFault, retryAfter = RETRY_AFTER }: InProcessQueueOptions<Store>) {
    this.#store = store;
    this.#onFault = onFault;
    this.#retryAfter = retryAfter;
  }

  async add(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) this.#wait({ job, tries: 0 });
  }

  async together<T>(work: (scope: JobScope<Store>) => Promise<T>): Promise<T> {
    const added: Job[] = [];
    const result = await work({ store: this.#store, add: async (jobs) => void added.push(...jobs) });
    await this.add(added);
    return result;
  }

  async work(kind: JobKind, { atOnce }: WorkOptions, handler: Handler<Store>): Promise<void> {
    this.#line(kind).work = { atOnce, handler };
    this.#begin(kind);
  }

  async counts() {
    const count = (kind: JobKind) => {
      const { waiting, active, dead } = this.#line(kind);
      return { waiting: waiting.size, active, dead };
    };
    return { poll: count("poll"), condense: count("condense"), compose: count("compose"), deliver: count("deliver") };
  }

  async stop(grace: number): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, grace);
    await Promise.race([Promise.all(this.#underWay), late.promise]);
    clearTimeout(timer);
  }

  #line(kind: JobKind): Line<Store> {
    const line = this.#lines.get(kind) ?? { waiting: new Map(), active: 0, dead: 0, work: null };
    this.#lines.set(kind, line);
    return line;
  }

  #wait(entry: Waiting): void {
    const { kind, key, after } = entry.job;
    const { waiting } = this.#line(kind);
    const name = `${key}@${after?.toISOString() ?? ""}`;
    if (this.#stopped || waiting.has(name)) return;
    waiting.set(name, entry);
    if (after !== null && after.getTime() > Date.now()) this.#later(kind, after.getTime());
    else this.#begin(kind);
  }

  /** Not while the process has nothing else to live for. */
  #later(kind: JobKind, at: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      // A timer may fire a millisecond before the clock shows its time; nothing would begin the job after that.
      if (Date.now() < at) this.#later(kind, at);
      else this.#begin(kind);
    }, at - Date.now());
    timer.unref();
    this.#timers.add(timer);
  }

  #begin(kind: JobKind): void {
    const line = this.#line(kind);
    const now = Date.now();
    for (const [name, entry] of line.waiting) {
      if (this.#stopped || line.work === null || line.active >= line.work.atOnce) return;
      if (entry.job.after !== null && entry.job.after.getTime() > now) continue;
      line.waiting.delete(name);
      line.active++;
      const running = this.#do(entry, line.work.handler).finally(() => {
        line.active--;
        this.#underWay.delete(running);
        this.#begin(kind);
      });
      this.#underWay.add(running);
    }
  }

  async #do({ job, tries }: Waiting, handler: Handler<Store>): Promise<void> {
    try {
      await this.together(async (scope) => {
        await handler(job.key, scope);
      });
    } catch (error) {
      this.#onFault(job, error);
      if (tries + 1 >= TRIES) {
        this.#line(job.kind).dead++;
        return;
      }
      const after = new Date(Date.now() + this.#retryAfter * (tries + 1));
      this.#wait({ job: { ...job, after }, tries: tries + 1 });
    }
  }
}
