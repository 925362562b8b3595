import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { makeParsePool } from "../../src/collect/parse-pool.ts";

/** What the worker of these tests can do. */
type Job = { readonly say: string } | { readonly misbehave: "loop" | "throw" | "exit" | "fill" };

const SCRIPT = `
  import { parentPort, threadId } from "node:worker_threads";
  parentPort.on("message", (job) => {
    if (job.misbehave === "loop") for (;;);
    if (job.misbehave === "throw") throw new Error("on purpose");
    if (job.misbehave === "exit") process.exit(3);
    if (job.misbehave === "fill") for (const all = []; ; ) all.push(new Array(1e5).fill({}));
    parentPort.postMessage(job.say + " from " + threadId);
  });
`;

function makePool(options: { deadlineMs?: number; idleMs?: number } = {}) {
  return makeParsePool<Job, string>({
    script: new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`),
    workers: 1,
    // Far off, so that a busy machine does not come near it.
    deadlineMs: options.deadlineMs ?? 20_000,
    idleMs: options.idleMs ?? 1_000,
    memoryMegabytes: 64,
    onFailure: (_, why) => `failed: ${why}`,
  });
}

describe("makeParsePool", () => {
  const endings = [
    ["loop", "deadline"],
    ["throw", "crash"],
    ["exit", "crash"],
    ["fill", "memory"],
  ] as const;
  for (const [misbehave, why] of endings) {
    test(`a job that does "${misbehave}" costs itself and no other`, async () => {
      const run = makePool(misbehave === "loop" ? { deadlineMs: 1_500 } : {});
      const [bad, good] = await Promise.all([run({ misbehave }), run({ say: "hello" })]);
      expect(bad).toBe(`failed: ${why}`);
      expect(good).toMatch(/^hello from \d+$/);
    });
  }

  test("one worker does one job after another", async () => {
    const run = makePool();
    const answers = await Promise.all(["a", "b", "c"].map((say) => run({ say })));
    expect(new Set(answers.map((answer) => answer.slice(2))).size).toBe(1);
  });

  test("the time a job waits for a worker does not count", async () => {
    const run = makePool({ deadlineMs: 1_500 });
    const answers = await Promise.all([run({ misbehave: "loop" }), run({ misbehave: "loop" }), run({ say: "late" })]);
    expect(answers).toEqual(["failed: deadline", "failed: deadline", expect.stringMatching(/^late/)]);
  });

  test("a worker without work lets the process end", () => {
    const module = new URL("../../src/collect/parse-in-worker.ts", import.meta.url).href;
    const script = `import { parseInWorker } from ${JSON.stringify(module)};
      const { code } = await parseInWorker({ kind: "feed", bytes: new Uint8Array(), from: { url: null, headers: {} } });
      const done = performance.now();
      process.on("exit", () => console.log(code, performance.now() - done));`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    const [code, lingered] = stdout.split(" ");
    expect(code).toBe("not-a-feed");
    // The worker would idle for 2 s.
    expect(Number(lingered)).toBeLessThan(1_500);
  });

  test("a worker without work ends, and a new one starts", async () => {
    const run = makePool({ idleMs: 50 });
    const first = await run({ say: "a" });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await run({ say: "a" })).not.toBe(first);
  });
});
