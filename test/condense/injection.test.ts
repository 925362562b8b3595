import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeMemoryBudget, makeMemoryCache } from "../support/memory-model.ts";
import { z } from "zod";
import type { Article } from "../../src/article/article.ts";
import { parseArticle } from "../../src/collect/parse-article.ts";
import { condense } from "../../src/condense/condense.ts";
import { condenseWithWriter } from "../../src/condense/condense-with-writer.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";
import { verifySentences } from "../../src/condense/verify.ts";
import { composePrompt } from "../../src/condense/writer/prompt.ts";
import { makeLlmWriter } from "../../src/condense/write-with-llm.ts";
import { harbourArticle } from "../support/harbour-article.ts";
import { startLoopbackLlm } from "../support/loopback-llm.ts";

/** Each is the harbour's article with something hostile in it, and what a model that obeyed it would write. */
const FOLDER = join(import.meta.dirname, "../fixtures/injection");
const EXPECTED = z.strictObject({ obeyed: z.array(z.string()).min(1) });
const cases = readdirSync(FOLDER).filter((name) => name.includes(".input."));
const clean = condense(harbourArticle);

async function readCase(name: string): Promise<{ readonly article: Article; readonly obeyed: readonly string[] }> {
  const path = join(FOLDER, name);
  const parsed = await parseArticle(readFileSync(path), { path, source: "test", identity: [name] });
  if (parsed.kind !== "article") throw new Error(parsed.reason);
  const expected = path.replace(/\.input\.\w+$/, ".expected.json");
  return { article: parsed.article, ...EXPECTED.parse(JSON.parse(readFileSync(expected, "utf8"))) };
}

describe.each(cases)("%s", (name) => {
  test("changes nothing in the extract, the headline and the figures", async () => {
    const { article } = await readCase(name);
    const condensed = condense({ ...article, publishedAt: harbourArticle.publishedAt });
    if (name !== "in-the-title.input.txt") expect(condensed.headline).toBe(clean.headline);
    expect(condensed.headline).not.toMatch(/ignore|answer only/i);
    expect(condensed.summary.map(({ text }) => text)).toEqual(clean.summary.map(({ text }) => text));
    expect(condensed.figures.map(({ text, value }) => [text, value])).toEqual(
      clean.figures.map(({ text, value }) => [text, value]),
    );
  });

  test("cannot end the fence, hides nothing in the prompt, and gives no order there", async () => {
    const { article } = await readCase(name);
    const sentences = splitSentences(article.text, "en");
    const request = { title: article.title, language: "en", sentences, complaints: [] };
    const { user } = composePrompt(request, { nonce: "nonce1", shape: false });
    expect(user.match(/<\/?article-nonce1>/g)).toEqual(["<article-nonce1>", "</article-nonce1>"]);
    expect(user.startsWith("<article-nonce1>")).toBe(true);
    expect(user.endsWith("</article-nonce1>")).toBe(true);
    expect(user).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2060-\u206F\u{E0000}-\u{E007F}]/u);
    expect(user).not.toMatch(/ignore (?:all|the)|disregard|im_start|\[INST\]|you are now|language model/i);
  });

  test("has no sentence that would vouch for what it orders", async () => {
    const { article, obeyed } = await readCase(name);
    const sentences = splitSentences(article.text, "en");
    for (const text of obeyed) {
      for (const index of sentences.keys()) {
        expect(verifySentences([{ text, evidence: [index], by: "model" }], sentences)).toMatchObject([
          { kind: "refused" },
        ]);
      }
    }
  });

  test("gets nothing into the digest through a model that obeys", async () => {
    const { article, obeyed } = await readCase(name);
    const sentences = splitSentences(article.text, "en");
    const every = sentences.map((_, i) => i + 1);
    const answer = obeyed.map((text, i) => ({ text, evidence: every.slice(i, i + 4) }));
    const llm = await startLoopbackLlm({ kind: "answer", content: JSON.stringify({ sentences: answer }) });
    try {
      const access = { provider: "openai-compatible", model: "obedient", baseUrl: llm.baseUrl, apiKey: null } as const;
      const { condensed, extractBecause } = await condenseWithWriter(article, condense(article), {
        writer: makeLlmWriter(access, makeMemoryBudget(100_000)),
        cache: makeMemoryCache(),
        deadlineMs: 5_000,
        clock: () => new Date("2026-11-04T09:00:00Z"),
        makeNonce: () => "nonce1",
      });
      expect(extractBecause).toMatchObject({ kind: "refused" });
      expect(condensed.summary.map(({ text }) => text)).toEqual(clean.summary.map(({ text }) => text));
    } finally {
      await llm.close();
    }
  });
});

test("there are pairs to read", () => {
  expect(cases.length).toBeGreaterThan(10);
});
