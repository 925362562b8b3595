import type * as Sdk from "ai";
import { OWN_BASE_URLS, type LlmAccess, type LlmProvider } from "./writer/llm-access.ts";
import { ANSWER, parseAnswer } from "./writer/parse-answer.ts";
import { composePrompt, estimateTokens, MAX_ANSWER_TOKENS, type Prompt } from "./writer/prompt.ts";
import type { TokenBudget } from "./writer/token-budget.ts";
import type { WriteFailure, WriteOptions, Writer, Written } from "./writer/writer.ts";

/** More bytes than any answer of 350 tokens has with all that is around it: an endless answer ends here. */
const MAX_RESPONSE_BYTES = 512 * 1024;

type Ai = typeof Sdk;

/**
 * A writer that asks a language model: the one file of `condense` that talks to the world. The AI SDK is loaded at the
 * first call. A server that refuses the schema, or answers with something else, is asked once more with the shape in
 * words; all within the signal. Tokens are booked before a call and corrected after it.
 */
export function makeLlmWriter(access: LlmAccess, budget: TokenBudget): Writer {
  // A server that once refused the schema is not offered it again.
  let takesSchema = true;
  return {
    name: `${access.provider}/${access.model}`,
    async write(request, options) {
      const ai = await loadSdk();
      const model = await openModel(access);
      const call = (shape: boolean): Promise<Asked> =>
        ask(
          {
            ai,
            model,
            shape,
            provider: access.provider,
            prompt: composePrompt(request, { nonce: options.nonce, shape }),
          },
          budget,
          options,
        );
      const first = await call(!takesSchema);
      if (first.kind !== "try-in-words") return first;
      if (first.isRefused) takesSchema = false;
      const second = await call(true);
      return second.kind === "try-in-words" ? failed({ kind: "unusable", detail: second.detail }) : second;
    },
  };
}

async function loadSdk(): Promise<Ai> {
  // What the SDK would say on stderr, such as that a model takes no temperature, helps nobody who reads digests.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });
  return import("ai");
}

/** The SDK's model; each provider's package is loaded where it is chosen. */
async function openModel({ provider, model, baseUrl, apiKey }: LlmAccess): Promise<Sdk.LanguageModel> {
  const settings = {
    fetch: fetchWithinLimits,
    // Always named: the SDK would take another from an environment variable of its own.
    baseURL: baseUrl ?? OWN_BASE_URLS[provider],
    ...(apiKey === null ? {} : { apiKey }),
  };
  switch (provider) {
    case "openai": {
      const { createOpenAI } = await import("@ai-sdk/openai");
      return createOpenAI(settings)(model);
    }
    case "anthropic": {
      const { createAnthropic } = await import("@ai-sdk/anthropic");
      return createAnthropic(settings)(model);
    }
    case "google": {
      const { createGoogle } = await import("@ai-sdk/google");
      return createGoogle(settings)(model);
    }
    case "openai-compatible": {
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      // By default the SDK sends such a server no schema at all, without a word.
      return createOpenAICompatible({ ...settings, name: "llm", supportsStructuredOutputs: true })(model);
    }
  }
}

class EndlessAnswer extends Error {}

/** Follows no redirect, which could carry the key to another host, and reads no more than an answer can have. */
async function fetchWithinLimits(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: "error" });
  if (response.body === null) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > MAX_RESPONSE_BYTES) controller.error(new EndlessAnswer());
        else controller.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
}

interface Call {
  readonly provider: LlmProvider;
  readonly ai: Ai;
  readonly model: Sdk.LanguageModel;
  readonly prompt: Prompt;
  /** The shape of the answer is in the prompt, not in a schema. */
  readonly shape: boolean;
}

interface Generated {
  readonly text: string;
  /** Null where the server does not say. */
  readonly tokens: number | null;
}

type Asked = Written | { readonly kind: "try-in-words"; readonly isRefused: boolean; readonly detail: string };

async function ask(call: Call, budget: TokenBudget, { signal, now }: WriteOptions): Promise<Asked> {
  const { prompt, shape } = call;
  const estimate = estimateTokens(prompt.system) + estimateTokens(prompt.user) + MAX_ANSWER_TOKENS;
  if (!(await budget.reserve(estimate, now))) return failed({ kind: "over-budget" });
  let generated: Generated;
  try {
    generated = await generate(call, signal);
  } catch (error) {
    const failure = explainFailure(error, call.ai, { signal, now });
    // Whoever refuses a request has read nothing; after a silence nobody knows, and the booking stays.
    if (failure.kind === "rejected" || failure.kind === "rate-limited") await budget.correct(-estimate, now);
    const isRefused = failure.kind === "rejected" && SCHEMA_STATUS.has(failure.status);
    return isRefused && !shape ? { kind: "try-in-words", isRefused, detail: failure.detail } : failed(failure);
  }
  if (generated.tokens !== null) await budget.correct(generated.tokens - estimate, now);
  const sentences = parseAnswer(generated.text);
  if (sentences !== null) return { kind: "written", sentences };
  const detail = "the answer has no summary in it";
  return shape ? failed({ kind: "unusable", detail }) : { kind: "try-in-words", isRefused: false, detail };
}

/** How servers say that they do not take a schema. */
const SCHEMA_STATUS: ReadonlySet<number> = new Set([400, 404, 405, 415, 422]);

/** One call. The text counts, not the SDK's reading of it: a fenced object is an answer too. */
async function generate({ ai, model, prompt, shape, provider }: Call, signal: AbortSignal): Promise<Generated> {
  try {
    const { text, usage } = await ai.generateText({
      model,
      system: prompt.system,
      prompt: prompt.user,
      maxOutputTokens: MAX_ANSWER_TOKENS,
      temperature: 0,
      maxRetries: 0,
      // A model that thinks first would spend the whole answer on it; a compatible server may not know the option.
      ...(provider === "openai" || provider === "google" ? { reasoning: "minimal" as const } : {}),
      abortSignal: signal,
      ...(shape ? {} : { output: ai.Output.object({ schema: ANSWER }) }),
    });
    return { text, tokens: usage.totalTokens ?? null };
  } catch (error) {
    if (!ai.NoObjectGeneratedError.isInstance(error)) throw error;
    return { text: error.text ?? "", tokens: error.usage?.totalTokens ?? null };
  }
}

function explainFailure(error: unknown, ai: Ai, { signal, now }: Pick<WriteOptions, "signal" | "now">): WriteFailure {
  if (signal.aborted) return { kind: "timed-out" };
  if (hasCause(error, (cause) => cause instanceof EndlessAnswer)) {
    return { kind: "unusable", detail: "the answer does not end" };
  }
  // What `fetch` throws where a connection fails or ends early.
  const isCutOff = hasCause(error, (cause) => cause instanceof TypeError);
  if (isCutOff) return { kind: "unreachable", detail: "the connection failed" };
  if (ai.APICallError.isInstance(error)) return explainStatus(error.statusCode, error.responseHeaders ?? {}, now);
  if (ai.AISDKError.isInstance(error)) return { kind: "unusable", detail: "the server's answer cannot be read" };
  throw error;
}

function explainStatus(status: number | undefined, headers: Readonly<Record<string, string>>, now: Date): WriteFailure {
  if (status === undefined) return { kind: "unreachable", detail: "the connection failed" };
  if (status === 429) return { kind: "rate-limited", retryAt: parseRetryAfter(headers["retry-after"], now) };
  if (status >= 500 || status === 408) return { kind: "unreachable", detail: `it answers ${status}` };
  if (status >= 400) return { kind: "rejected", status, detail: `it answers ${status}` };
  return { kind: "unusable", detail: "the server's answer cannot be read" };
}

/** Seconds, or a date of HTTP. */
function parseRetryAfter(value: string | undefined, now: Date): Date | null {
  if (value === undefined) return null;
  const seconds = /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
  const at = seconds === null ? Date.parse(value) : now.getTime() + seconds * 1000;
  return Number.isNaN(at) ? null : new Date(at);
}

function hasCause(error: unknown, matches: (cause: unknown) => boolean): boolean {
  let cause: unknown = error;
  for (let depth = 0; depth < 8 && cause !== undefined && cause !== null; depth++) {
    if (matches(cause)) return true;
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return false;
}

function failed(failure: WriteFailure): Written {
  return { kind: "failed", failure };
}
