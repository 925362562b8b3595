/** What there is to do: read a source, condense what is new, compose a digest that is due, post what is in the outbox. */
export const JOB_KINDS = ["poll", "condense", "compose", "deliver"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export interface Job {
  readonly kind: JobKind;
  /** What it is about, such as a source's key. One that waits already under its key, for the same time, is not added again. */
  readonly key: string;
  /** Not begun before; null for at once. */
  readonly after: Date | null;
}

/** What a handler has: somewhere to write and a way to add further jobs. */
export interface JobScope<Store> {
  readonly store: Store;
  readonly add: (jobs: readonly Job[]) => Promise<void>;
}

/**
 * Does the job. It may be asked to twice, after a worker died: the store's own guards make the second time harmless.
 * A job of which it throws is tried again, and after `TRIES` is dead.
 */
export type Handler<Store> = (key: string, scope: JobScope<Store>) => Promise<void>;

/** A job is given up after so many tries; the next minute adds it anew where it is still due. */
export const TRIES = 3;

export interface WorkOptions {
  /** Jobs of the kind that this process does at once. */
  readonly atOnce: number;
}

export interface QueueCount {
  readonly waiting: number;
  readonly active: number;
  /** Given up. */
  readonly dead: number;
}

/**
 * Jobs between those who find that there is something to do and those who do it. Its jobs are hints: what is due stands
 * in the store, and the minute tick looks there, so that a lost job costs a minute and a repeated one nothing.
 */
export interface Queue<Store> {
  add(jobs: readonly Job[]): Promise<void>;

  /**
   * Writes and adds together: where the store is on PostgreSQL, both are kept or neither; in one process, jobs are added
   * once the writing is done.
   */
  together<T>(work: (scope: JobScope<Store>) => Promise<T>): Promise<T>;

  /**
   * Begins to do jobs of this kind. Handlers of `compose` await nothing but the store: on PostgreSQL what they write
   * and add is kept together with the news that the job is done.
   */
  work(kind: JobKind, options: WorkOptions, handler: Handler<Store>): Promise<void>;

  counts(): Promise<Readonly<Record<JobKind, QueueCount>>>;

  /** Begins no further job and waits for those under way, `grace` milliseconds at most. Nothing may be asked afterwards but to stop again. */
  stop(grace: number): Promise<void>;
}

/** Told of a job that failed; `dead` when it was its last try. */
export type OnJobFault = (job: Pick<Job, "kind" | "key">, error: unknown) => void;
