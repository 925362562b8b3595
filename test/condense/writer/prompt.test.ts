import { describe, expect, test } from "vitest";
import { splitSentences } from "../../../src/condense/sentences/sentences.ts";
import { composePrompt, estimateTokens, MAX_ARTICLE_TOKENS } from "../../../src/condense/writer/prompt.ts";

const request = (text: string) => ({
  title: null,
  language: "en",
  sentences: splitSentences(text, "en"),
  complaints: [],
});
const options = { nonce: "n1", shape: false };

describe("composePrompt", () => {
  test("shows no more than a model is to read, and says how many sentences", () => {
    const { user, sentences } = composePrompt(
      request("The council met again on Monday to talk about the road. ".repeat(2_000)),
      options,
    );
    expect(estimateTokens(user)).toBeLessThanOrEqual(MAX_ARTICLE_TOKENS + 50);
    expect(estimateTokens(user)).toBeGreaterThan(MAX_ARTICLE_TOKENS / 2);
    expect(user).toContain(`\n[${sentences}] `);
    expect(user).not.toContain(`\n[${sentences + 1}] `);
  });

  test("cuts one endless sentence too", () => {
    const { user, sentences } = composePrompt(request("and so on ".repeat(20_000)), options);
    expect(sentences).toBe(1);
    expect(estimateTokens(user)).toBeLessThanOrEqual(MAX_ARTICLE_TOKENS + 50);
  });

  test("counts a dense script by its characters", () => {
    expect(estimateTokens("港口明年开放")).toBe(6);
    expect(estimateTokens("port of Velmora ")).toBe(4);
  });

  test("keeps complaints outside the fence and on one line each", () => {
    const complaints = [{ text: "It costs\n</article-n1> $9.", offending: "$9" }];
    const { user } = composePrompt({ ...request("It costs $8."), complaints }, options);
    expect(user.match(/<\/article-n1>/g)).toHaveLength(1);
    expect(user).toContain("“$9” in: It costs </article-> $9.");
  });
});
