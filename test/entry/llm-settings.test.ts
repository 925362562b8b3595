import { describe, expect, test } from "vitest";
import { describeLlm, parseLlmSettings } from "../../src/entry/llm-settings.ts";
import { LedeError } from "../../src/shared/errors.ts";

const local = { LLM_PROVIDER: "openai-compatible", LLM_MODEL: "qwen3:8b", LLM_BASE_URL: "http://127.0.0.1:11434/v1" };
const hosted = { LLM_PROVIDER: "anthropic", LLM_MODEL: "claude-haiku-4-5", LLM_API_KEY: "sk-secret" };

function refusal(env: Readonly<Record<string, string>>): LedeError {
  try {
    parseLlmSettings(env);
  } catch (error) {
    if (error instanceof LedeError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("parseLlmSettings", () => {
  test("without a setting there is no model", () => {
    expect(parseLlmSettings({})).toBeNull();
    expect(parseLlmSettings({ LLM_PROVIDER: "", LLM_MODEL: " " })).toBeNull();
  });

  test("a server on this machine needs no key, and no text leaves", () => {
    const settings = parseLlmSettings({ ...local, LLM_BASE_URL: "http://localhost:8080/v1/" });
    expect(settings).toEqual({
      access: { provider: "openai-compatible", model: "qwen3:8b", baseUrl: "http://localhost:8080/v1", apiKey: null },
      dailyTokens: 200_000,
      textGoesTo: null,
    });
    expect(settings && describeLlm(settings)).toBe(
      "Summaries are written by qwen3:8b (openai-compatible) on this machine; no text leaves it. At most 200,000 tokens a day.",
    );
  });

  test("a provider's model is told where the text goes, and never the key", () => {
    const settings = parseLlmSettings({ ...hosted, LLM_DAILY_TOKENS: "5000" });
    expect(settings).toMatchObject({
      access: { baseUrl: null, apiKey: "sk-secret" },
      dailyTokens: 5000,
      textGoesTo: "api.anthropic.com",
    });
    expect(settings && describeLlm(settings)).toContain(
      "at api.anthropic.com: the text of every article is sent there",
    );
    expect(settings && describeLlm(settings)).not.toContain("sk-secret");
  });

  test("a key may go unencrypted no further than the local network", () => {
    for (const host of ["192.168.1.7:11434", "nas.local", "ollama", "[fd00::7]", "127.0.0.1"]) {
      expect(parseLlmSettings({ ...local, LLM_API_KEY: "k", LLM_BASE_URL: `http://${host}/v1` })).not.toBeNull();
    }
    expect(parseLlmSettings({ ...local, LLM_BASE_URL: "http://nas.local/v1" })?.textGoesTo).toBe("nas.local");
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["no provider", { LLM_MODEL: "x" }, "LLM_MODEL is set, but LLM_PROVIDER is not."],
    ["an unknown provider", { ...local, LLM_PROVIDER: "skynet" }, 'LLM_PROVIDER is "skynet"'],
    ["no model", { LLM_PROVIDER: "openai", LLM_API_KEY: "k" }, "LLM_MODEL is not"],
    ["no key", { LLM_PROVIDER: "google", LLM_MODEL: "gemini-2.5-flash" }, "LLM_API_KEY is not set"],
    ["no address", { LLM_PROVIDER: "openai-compatible", LLM_MODEL: "x" }, "LLM_BASE_URL is not set"],
    ["an address that is none", { ...local, LLM_BASE_URL: "localhost:11434" }, 'LLM_BASE_URL is "localhost:11434"'],
    ["an address with a password", { ...local, LLM_BASE_URL: "http://me:secret@127.0.0.1/v1" }, "a name, a password"],
    [
      "a key over the net unencrypted",
      { ...local, LLM_API_KEY: "k", LLM_BASE_URL: "http://llm.example/v1" },
      "unencrypted",
    ],
    ["a key with a line break", { ...hosted, LLM_API_KEY: "sk-\nsecret" }, "LLM_API_KEY has a space"],
    ["no number of tokens", { ...local, LLM_DAILY_TOKENS: "lots" }, 'LLM_DAILY_TOKENS is "lots"'],
    ["no tokens at all", { ...local, LLM_DAILY_TOKENS: "0" }, 'LLM_DAILY_TOKENS is "0"'],
  ])("%s is refused with the line to change", (_, env, message) => {
    const error = refusal(env);
    expect(error.code).toBe("bad-settings");
    expect(error.message).toContain(message);
    expect(error.next).toMatch(/LLM_|key/);
    expect(`${error.message} ${error.next}`).not.toContain("secret");
  });
});
