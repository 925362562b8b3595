import { afterEach, describe, expect, test } from "vitest";
import { makeMemoryBudget, makeMemoryCache } from "../support/memory-model.ts";
import { condense } from "../../src/condense/condense.ts";
import { condenseWithWriter, type CondensedByWriter } from "../../src/condense/condense-with-writer.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";
import { Verified } from "../../src/condense/verify.ts";
import type { AnswerCache } from "../../src/condense/writer/answer-cache.ts";
import { withCircuitBreaker } from "../../src/condense/writer/circuit-breaker.ts";
import type { TokenBudget } from "../../src/condense/writer/token-budget.ts";
import { makeLlmWriter } from "../../src/condense/write-with-llm.ts";
import { harbourAnswer, harbourArticle } from "../support/harbour-article.ts";
import { startLoopbackLlm, type LlmBehaviour, type LoopbackLlm } from "../support/loopback-llm.ts";

/** Milliseconds; what a test allows on top of it for a busy machine. */
const DEADLINE = 700;
const GRACE = 2_000;
const NOW = new Date("2026-11-04T09:00:00Z");
const extract = condense(harbourArticle);
const good = JSON.stringify({ sentences: harbourAnswer });

let llm: LoopbackLlm | null = null;
afterEach(async () => {
  await llm?.close();
  llm = null;
});

interface Parts {
  readonly budget?: TokenBudget;
  readonly cache?: AnswerCache;
  readonly apiKey?: string;
}

async function writeBy(script: readonly [LlmBehaviour, ...LlmBehaviour[]], parts: Parts = {}) {
  llm = await startLoopbackLlm(...script);
  const access = {
    provider: "openai-compatible",
    model: "loopback",
    baseUrl: llm.baseUrl,
    apiKey: parts.apiKey ?? null,
  } as const;
  const writer = withCircuitBreaker(makeLlmWriter(access, parts.budget ?? makeMemoryBudget(1_000_000)));
  const cache = parts.cache ?? makeMemoryCache();
  let calls = 0;
  return () =>
    condenseWithWriter(harbourArticle, extract, {
      writer,
      cache,
      deadlineMs: DEADLINE,
      clock: () => NOW,
      makeNonce: () => `nonce${++calls}`,
    });
}

const answer = (
  ...sentences: readonly { readonly text: string; readonly evidence: readonly number[] }[]
): LlmBehaviour => ({
  kind: "answer",
  content: JSON.stringify({ sentences }),
});

function expectVerified({ condensed }: CondensedByWriter): void {
  expect(condensed.summary.length).toBeGreaterThan(0);
  for (const sentence of condensed.summary) expect(Verified.isVerified(sentence)).toBe(true);
}

const texts = ({ condensed }: CondensedByWriter): readonly string[] => condensed.summary.map(({ text }) => text);

async function expectExtract(script: readonly [LlmBehaviour, ...LlmBehaviour[]]): Promise<CondensedByWriter> {
  const run = await writeBy(script);
  const started = performance.now();
  const result = await run();
  expect(performance.now() - started).toBeLessThan(DEADLINE + GRACE);
  expectVerified(result);
  expect(texts(result)).toEqual(extract.summary.map(({ text }) => text));
  expect(result.condensed.summary.every(({ by }) => by === "extract")).toBe(true);
  return result;
}

describe("a model that answers well", () => {
  test("writes the summary, each sentence with its evidence", async () => {
    const result = await (await writeBy([{ kind: "answer", content: good }]))();
    expect(result.extractBecause).toBeNull();
    expectVerified(result);
    expect(texts(result)).toEqual(harbourAnswer.map(({ text }) => text));
    const [first] = result.condensed.summary;
    expect(harbourArticle.text.slice(first?.start, first?.end)).toContain("$48 million");
  });

  test("gets the schema, the fence, the limit and the key, and no more", async () => {
    await (
      await writeBy([{ kind: "answer", content: good }], { apiKey: "sk-test" })
    )();
    expect(llm?.requests).toHaveLength(1);
    const [request] = llm?.requests ?? [];
    expect(request?.path).toBe("/v1/chat/completions");
    expect(request?.authorization).toBe("Bearer sk-test");
    const body: unknown = JSON.parse(request?.body ?? "");
    expect(body).toMatchObject({
      model: "loopback",
      max_tokens: 350,
      temperature: 0,
      response_format: { type: "json_schema", json_schema: { schema: { required: ["sentences"] } } },
    });
    expect(request?.body).toContain("<article-nonce1>");
    expect(request?.body).toContain("[1] The port of Velmora");
  });

  test("is asked once for the same article", async () => {
    const run = await writeBy([{ kind: "answer", content: good }]);
    await run();
    const second = await run();
    expect(llm?.requests).toHaveLength(1);
    expectVerified(second);
  });
});

describe("the other providers", () => {
  test.each([
    ["openai", "/v1/responses"],
    ["anthropic", "/v1/messages"],
    ["google", "/v1/models/loopback:generateContent"],
  ] as const)("%s is spoken to in its own way", async (provider, path) => {
    const answering: LlmBehaviour = { kind: "answer", content: good, tokens: 812 };
    llm = await startLoopbackLlm(answering);
    const budget = makeMemoryBudget(10_000);
    const writer = makeLlmWriter({ provider, model: "loopback", baseUrl: llm.baseUrl, apiKey: "test-key" }, budget);
    const signal = AbortSignal.timeout(DEADLINE + GRACE);
    const request = {
      ...harbourArticle,
      language: "en",
      sentences: splitSentences(harbourArticle.text, "en"),
      complaints: [],
    };
    const written = await writer.write(request, { signal, nonce: "abc", now: NOW });
    expect(written).toMatchObject({
      kind: "written",
      sentences: [{ evidence: [0] }, { evidence: [1] }, { evidence: [3, 4] }],
    });
    expect(llm.requests.map((each) => each.path)).toEqual([path]);
    expect(llm.requests[0]?.body).toContain("<article-abc>");
    expect(llm.requests[0]?.body).toContain("evidence");
    expect(await budget.usage(NOW)).toEqual({ used: 812, limit: 10_000 });
  });
});

describe("a model that answers in a way of its own", () => {
  test.each([
    ["fenced JSON", `\`\`\`json\n${good}\n\`\`\``],
    ["JSON among words", `Sure! Here is the summary:\n${good}\nI hope it helps.`],
  ])("%s is read", async (_, content) => {
    const result = await (await writeBy([{ kind: "answer", content }]))();
    expect(texts(result)).toEqual(harbourAnswer.map(({ text }) => text));
  });

  test("prose is asked for again with the shape in words", async () => {
    const run = await writeBy([
      { kind: "answer", content: "The port will build a pier." },
      { kind: "answer", content: good },
    ]);
    expect(texts(await run())).toEqual(harbourAnswer.map(({ text }) => text));
    expect(llm?.requests[0]?.body).toContain("json_schema");
    expect(llm?.requests[1]?.body).not.toContain("json_schema");
    expect(llm?.requests[1]?.body).toContain("one JSON object");
  });

  test("a refused schema is not offered a second time", async () => {
    const run = await writeBy([{ kind: "no-schema", content: good }], {
      cache: { get: async () => null, set: async () => {} },
    });
    expect(texts(await run())).toEqual(harbourAnswer.map(({ text }) => text));
    expect(llm?.requests).toHaveLength(2);
    await run();
    expect(llm?.requests).toHaveLength(3);
  });

  test("prose twice is the extract", async () => {
    const { extractBecause } = await expectExtract([{ kind: "answer", content: "The port will build a pier." }]);
    expect(extractBecause).toMatchObject({ kind: "unusable" });
  });

  test("truncated JSON is the extract", async () => {
    const { extractBecause } = await expectExtract([{ kind: "answer", content: good.slice(0, 150) }]);
    expect(extractBecause).toMatchObject({ kind: "unusable" });
  });
});

describe("a model that invents", () => {
  const [first, second, third] = harbourAnswer;
  const wrongNumber = { text: "The pier will be 820 metres long and should open in March 2028.", evidence: [2] };
  const wrongName = { text: "The pier was praised by Karim Oduya and should open in March 2028.", evidence: [2] };

  test.each([
    ["a wrong number", wrongNumber, "820 metres"],
    ["an invented name", wrongName, "Karim Oduya"],
  ])("%s is told, and put right", async (_, wrong, offending) => {
    const run = await writeBy([answer(first ?? wrong, wrong), { kind: "answer", content: good }]);
    expect(texts(await run())).toEqual(harbourAnswer.map(({ text }) => text));
    expect(llm?.requests).toHaveLength(2);
    expect(llm?.requests[1]?.body).toContain(`“${offending}”`);
    expect(llm?.requests[1]?.body).toContain("<article-nonce2>");
  });

  test("what stays wrong gives way to the source's own sentence", async () => {
    const result = await (await writeBy([answer(first ?? wrongNumber, wrongNumber, third ?? wrongNumber)]))();
    expectVerified(result);
    expect(texts(result).join(" ")).not.toContain("820");
    expect(result.condensed.summary.map(({ by }) => by)).toEqual(["model", "extract", "model"]);
    expect(texts(result)[1]).toBe("The pier is to be 620 metres long and should open in March 2028.");
  });

  test("nothing true at all is the extract, and says what was refused", async () => {
    const { extractBecause } = await expectExtract([answer(wrongNumber, wrongName)]);
    expect(extractBecause).toMatchObject({ kind: "refused", refusals: [{ reason: "number" }, { reason: "name" }] });
  });

  test("evidence that does not exist is none", async () => {
    const { extractBecause } = await expectExtract([
      answer({ text: second?.text ?? "", evidence: [99] }, { text: first?.text ?? "", evidence: [] }),
    ]);
    expect(extractBecause).toMatchObject({
      kind: "refused",
      refusals: [{ reason: "no-evidence" }, { reason: "no-evidence" }],
    });
  });
});

describe("a server that fails", () => {
  test.each<[string, LlmBehaviour, object]>([
    ["a slow drip", { kind: "drip", content: good }, { kind: "timed-out" }],
    ["silence", { kind: "silence" }, { kind: "timed-out" }],
    ["an endless answer", { kind: "endless" }, { kind: "unusable" }],
    ["a dropped connection", { kind: "drop" }, { kind: "unreachable" }],
    ["500", { kind: "status", status: 500 }, { kind: "unreachable" }],
    ["a wrong key", { kind: "status", status: 401 }, { kind: "rejected", status: 401 }],
    ["a web page", { kind: "page" }, { kind: "unusable" }],
    [
      "429 with Retry-After",
      { kind: "status", status: 429, headers: { "retry-after": "120" } },
      { kind: "rate-limited", retryAt: new Date("2026-11-04T09:02:00Z") },
    ],
    [
      "a redirect elsewhere",
      { kind: "status", status: 307, headers: { location: "http://127.0.0.1:9/" } },
      { kind: "unreachable" },
    ],
  ])("%s is the extract, in time", async (_, behaviour, because) => {
    const { extractBecause } = await expectExtract([behaviour]);
    expect(extractBecause).toMatchObject(because);
  });

  test("nobody there is the extract", async () => {
    const run = await writeBy([{ kind: "silence" }]);
    await llm?.close();
    expect((await run()).extractBecause).toMatchObject({ kind: "unreachable" });
  });

  test("three failures in a row, and it is left alone", async () => {
    const run = await writeBy([{ kind: "status", status: 500 }]);
    for (let i = 0; i < 3; i++) await run();
    expect((await run()).extractBecause).toMatchObject({ kind: "resting", until: new Date("2026-11-04T09:05:00Z") });
    expect(llm?.requests).toHaveLength(3);
  });

  test("a spent day calls nobody", async () => {
    const run = await writeBy([{ kind: "answer", content: good }], { budget: makeMemoryBudget(100) });
    expect((await run()).extractBecause).toEqual({ kind: "over-budget" });
    expect(llm?.requests).toHaveLength(0);
  });

  test("what the server counted is what the day has used", async () => {
    const budget = makeMemoryBudget(10_000);
    await (
      await writeBy([{ kind: "answer", content: good, tokens: 812 }], { budget })
    )();
    expect(await budget.usage(NOW)).toEqual({ used: 812, limit: 10_000 });
  });
});
