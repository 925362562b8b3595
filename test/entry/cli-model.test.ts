import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { harbourAnswer, harbourArticle } from "../support/harbour-article.ts";
import { startLoopbackLlm, type LoopbackLlm } from "../support/loopback-llm.ts";
import { runLede } from "../support/run-lede.ts";

let cwd: string;
let llm: LoopbackLlm | null = null;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "lede-test-"));
  writeFileSync(join(cwd, "harbour.txt"), `${harbourArticle.title}\n\n${harbourArticle.text}\n`);
});

afterEach(async () => {
  await llm?.close();
  llm = null;
  rmSync(cwd, { recursive: true });
});

const settings = (baseUrl: string) => ({
  LLM_PROVIDER: "openai-compatible",
  LLM_MODEL: "loopback",
  LLM_BASE_URL: baseUrl,
});

describe("a model that the settings name", () => {
  test("writes the summary, says where the text goes, and is paid for once", async () => {
    llm = await startLoopbackLlm({ kind: "answer", content: JSON.stringify({ sentences: harbourAnswer }) });
    const env = settings(llm.baseUrl);
    const run = await runLede(["summary", "harbour.txt", "--json"], { cwd, env });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out).summary.every((sentence: { by: string }) => sentence.by === "model")).toBe(true);
    expect(run.err).toContain("no text leaves it");
    expect(run.err).toMatch(/The model wrote 1 of 1 summaries\. [\d,]+ of 200,000 tokens used today\./);
    const asked = llm.requests.length;
    expect(JSON.parse((await runLede(["summary", "harbour.txt", "--json"], { cwd, env })).out)).toEqual(
      JSON.parse(run.out),
    );
    expect(llm.requests.length).toBe(asked);
    const digest = await runLede(["digest", "--folder", ".", "--out", "out"], { cwd, env });
    expect(digest.out.replaceAll(/\s+/g, " ")).toContain(
      "Summaries are a model's words, checked against the articles.",
    );
  });

  test("that answers nothing leaves the extract, and the command says why", async () => {
    llm = await startLoopbackLlm({ kind: "status", status: 500 });
    const run = await runLede(["summary", "harbour.txt", "--json"], { cwd, env: settings(llm.baseUrl) });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out).summary.every((sentence: { by: string }) => sentence.by === "extract")).toBe(true);
    expect(run.err).toContain("extracts for the rest: 1 could not be asked");
  });

  test("whose day's tokens are spent is not asked any more", async () => {
    llm = await startLoopbackLlm({ kind: "answer", content: JSON.stringify({ sentences: harbourAnswer }) });
    const env = { ...settings(llm.baseUrl), LLM_DAILY_TOKENS: "10" };
    const run = await runLede(["summary", "harbour.txt"], { cwd, env });
    expect(run.code).toBe(0);
    expect(run.err).toContain("1 were over the day's tokens");
    expect(llm.requests).toEqual([]);
  });

  test("that is set by halves is refused at the start, with the line to change", async () => {
    const run = await runLede(["digest", "--json"], { cwd, env: { LLM_PROVIDER: "openai" } });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({
      code: "bad-settings",
      next: expect.stringContaining("LLM_MODEL"),
    });
  });
});
