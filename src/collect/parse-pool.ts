import { Worker } from "node:worker_threads";

export interface PoolOptions<Job, Result> {
  /** A module that answers each message, a job, with one message, its result. */
  readonly script: URL;
  readonly workers: number;
  /** A job has so long in its worker; waiting for one does not count. */
  readonly deadlineMs: number;
  /** A worker without work ends after this. */
  readonly idleMs: number;
  /** Of a worker's heap. */
  readonly memoryMegabytes: number;
  /** The result of a job that cost its worker: the others go on in a new one. */
  readonly onFailure: (job: Job, why: "deadline" | "memory" | "crash") => Result;
}

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly resolve: (result: Result) => void;
}

/** A few worker threads that do one job each at a time, in order of arrival. They never keep the process alive. */
export function makeParsePool<Job, Result>(options: PoolOptions<Job, Result>): (job: Job) => Promise<Result> {
  const waiting: Waiting<Job, Result>[] = [];
  const idle: IdleWorker[] = [];
  let running = 0;

  async function work(): Promise<void> {
    running++;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const worker = takeIdle(idle) ?? startWorker(options);
      const outcome = await runJob(worker, next.job, options);
      if (outcome.kind === "done") keepIdle(worker, idle, options.idleMs);
      else void worker.terminate();
      next.resolve(outcome.kind === "done" ? outcome.result : options.onFailure(next.job, outcome.kind));
    }
    running--;
  }

  return (job) =>
    new Promise((resolve) => {
      waiting.push({ job, resolve });
      if (running < options.workers) void work();
    });
}

type Outcome<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "deadline" | "memory" | "crash" };

function startWorker({ script, memoryMegabytes }: PoolOptions<never, unknown>): Worker {
  const worker = new Worker(script, {
    // The parsers recurse into documents of a limited depth; the stack is Node's own default.
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: 32 },
    // What a test runner or a debugger hands its own process is not for the parsers.
    execArgv: [],
  });
  // An error between two jobs, or of a worker that is being ended, would end the process if nobody heard it; the worker's
  // exit is what the pool goes by.
  return worker.on("error", () => undefined);
}

function runJob<Job, Result>(worker: Worker, job: Job, options: PoolOptions<Job, Result>): Promise<Outcome<Result>> {
  return new Promise((resolve) => {
    const onMessage = (result: Result): void => settle({ kind: "done", result });
    const onError = (error: unknown): void => settle({ kind: isOutOfMemory(error) ? "memory" : "crash" });
    const onExit = (): void => settle({ kind: "crash" });
    const timer = setTimeout(() => settle({ kind: "deadline" }), options.deadlineMs);
    const settle = (outcome: Outcome<Result>): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      resolve(outcome);
    };
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.ref();
    worker.postMessage(job);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

interface IdleWorker {
  readonly worker: Worker;
  readonly timer: NodeJS.Timeout;
  readonly forget: () => void;
}

function keepIdle(worker: Worker, idle: IdleWorker[], idleMs: number): void {
  const forget = (): void => {
    const at = idle.findIndex((entry) => entry.worker === worker);
    if (at >= 0) clearTimeout(idle.splice(at, 1)[0]?.timer);
  };
  const timer = setTimeout(() => {
    forget();
    void worker.terminate();
  }, idleMs);
  timer.unref();
  worker.unref();
  worker.once("exit", forget);
  idle.push({ worker, timer, forget });
}

/** The one that worked last, so that the others can end. */
function takeIdle(idle: IdleWorker[]): Worker | undefined {
  const entry = idle.pop();
  if (entry === undefined) return undefined;
  clearTimeout(entry.timer);
  return entry.worker.off("exit", entry.forget);
}
