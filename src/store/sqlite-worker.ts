import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { executeOn, type Executed } from "./sqlite-file.ts";
import type { ThreadAnswer, ThreadData, ThreadRequest } from "./sqlite-thread.ts";

/* The thread of `sqlite-thread.ts`: it has the file open, and does what it is asked. */

const NOTHING: Executed = { rows: [], changes: null };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `sqlite-thread.ts` starts this
const { path, timeout } = workerData as ThreadData;
const file = attempt(() => new DatabaseSync(path, { timeout }));
answer(file.kind === "done" ? { kind: "done", executed: NOTHING } : file);
parentPort?.on("message", (request: ThreadRequest) => {
  if (file.kind === "failed") return;
  answer(fulfil(file.value, request));
});

type Attempt<T> = { readonly kind: "done"; readonly value: T } | Failure;
type Failure = Omit<Extract<ThreadAnswer, { kind: "failed" }>, "isTransaction">;
type Answer = { readonly kind: "done"; readonly executed: Executed } | Failure;

function fulfil(open: DatabaseSync, request: ThreadRequest): Answer {
  const done = attempt(() => {
    if (request.ask === "execute") return executeOn(open, request.sql, request.values);
    open.close();
    return NOTHING;
  });
  return done.kind === "done" ? { kind: "done", executed: done.value } : done;
}

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { kind: "done", value: work() };
  } catch (error) {
    const errcode = error instanceof Error && "errcode" in error ? Number(error.errcode) : null;
    return { kind: "failed", message: error instanceof Error ? error.message : String(error), errcode };
  }
}

function answer(what: Answer): void {
  const isTransaction = file.kind === "done" && file.value.isOpen && file.value.isTransaction;
  parentPort?.postMessage({ ...what, isTransaction });
}
