import { Worker } from "node:worker_threads";
import type { Executed, SqliteFile, SqliteValue } from "./sqlite-file.ts";

/** What the thread is asked; it answers in the order in which it is asked. */
export type ThreadRequest =
  | { readonly ask: "execute"; readonly sql: string; readonly values: readonly SqliteValue[] }
  | { readonly ask: "close" };

export type ThreadAnswer = { readonly isTransaction: boolean } & (
  | { readonly kind: "done"; readonly executed: Executed }
  // An error's own fields do not cross between threads.
  | { readonly kind: "failed"; readonly message: string; readonly errcode: number | null }
);

export interface ThreadData {
  readonly path: string;
  /** See `openFileHere`. */
  readonly timeout: number;
}

const SCRIPT = new URL("./sqlite-worker.ts", import.meta.url);

/**
 * The same as `openFileHere`, in a thread of its own: a search that takes long, and a disk that is slow to say that it has
 * written, keep nobody waiting but those who asked. It costs ten megabytes and a twentieth of a second at the start.
 *
 * @throws what SQLite throws
 */
export async function openFileInThread(path: string, timeout: number): Promise<SqliteFile> {
  const thread = new SqliteThread({ path, timeout });
  try {
    await thread.opened;
  } catch (error) {
    await thread.end();
    throw error;
  }
  return thread;
}

interface Waiting {
  readonly resolve: (executed: Executed) => void;
  readonly reject: (error: Error) => void;
}

class SqliteThread implements SqliteFile {
  /** Ends when the file is open. */
  readonly opened: Promise<unknown>;
  isTransaction = false;
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #ended: Error | null = null;
  #isEnding = false;

  constructor(data: ThreadData) {
    // What a test runner or a debugger hands its own process is not for the thread.
    this.#worker = new Worker(SCRIPT, { workerData: data, execArgv: ["--disable-warning=ExperimentalWarning"] });
    this.#worker.on("message", (answer: ThreadAnswer) => this.#settle(answer));
    // An error that costs the thread its life is left to end the process: whoever runs Lede starts it again, where one
    // without a store would only seem to run.
    this.#worker.on("exit", () => this.#rejectAll(new Error("The thread of the store has ended.")));
    this.opened = this.#answer();
  }

  async execute(sql: string, values: readonly SqliteValue[]): Promise<Executed> {
    return await this.#ask({ ask: "execute", sql, values });
  }

  async close(): Promise<void> {
    await this.#ask({ ask: "close" });
    await this.end();
  }

  /** Whatever is under way. */
  async end(): Promise<void> {
    this.#isEnding = true;
    await this.#worker.terminate();
  }

  #ask(request: ThreadRequest): Promise<Executed> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    this.#worker.postMessage(request);
    return this.#answer();
  }

  /** Of what was asked last. A thread that owes an answer keeps the process alive, and no other does. */
  #answer(): Promise<Executed> {
    this.#worker.ref();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #settle(answer: ThreadAnswer): void {
    this.isTransaction = answer.isTransaction;
    const asked = this.#waiting.shift();
    // One that ends is waited for.
    if (this.#waiting.length === 0 && !this.#isEnding) this.#worker.unref();
    if (answer.kind === "done") asked?.resolve(answer.executed);
    else asked?.reject(Object.assign(new Error(answer.message), { errcode: answer.errcode }));
  }

  #rejectAll(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}
