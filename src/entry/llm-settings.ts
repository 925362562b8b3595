import { LLM_PROVIDERS, OWN_BASE_URLS, type LlmAccess, type LlmProvider } from "../condense/writer/llm-access.ts";
import { LedeError } from "../shared/errors.ts";

/** The settings of the optional model, as the README's table says them. */
export const LLM_SETTINGS = {
  LLM_PROVIDER:
    "Who writes the summaries: `openai`, `anthropic`, `google` or `openai-compatible`; Lede itself unless set.",
  LLM_MODEL: "The model's name, as its provider writes it.",
  LLM_BASE_URL: "The address of an `openai-compatible` server, such as `http://127.0.0.1:11434/v1` for Ollama.",
  LLM_API_KEY: "The provider's key; a server of your own may need none.",
  LLM_DAILY_TOKENS: "So many tokens may be used in a day (UTC); 200000 unless set. Then summaries are extracts again.",
} as const;

const DEFAULT_DAILY_TOKENS = 200_000;

export interface LlmSettings {
  readonly access: LlmAccess;
  readonly dailyTokens: number;
  /** The host that the articles' text is sent to; null where it stays on this machine. */
  readonly textGoesTo: string | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The model's settings from the environment; null where none is set, and Lede writes its summaries itself.
 * @throws LedeError `bad-settings`, naming the line to change; never with the key in it.
 */
export function parseLlmSettings(env: Env): LlmSettings | null {
  const given = Object.keys(LLM_SETTINGS).filter((name) => (env[name] ?? "").trim() !== "");
  if (given.length === 0) return null;
  const provider = parseProvider(env, given);
  const model = required(env, "LLM_MODEL", `a model of ${provider}, such as LLM_MODEL=${EXAMPLES[provider]}`);
  const apiKey = optional(env, "LLM_API_KEY");
  if (provider !== "openai-compatible" && apiKey === null) {
    throw bad(
      `LLM_PROVIDER is ${provider}, but LLM_API_KEY is not set.`,
      `Set LLM_API_KEY to your key for ${provider}.`,
    );
  }
  if (apiKey !== null && /[^\x21-\x7e]/.test(apiKey)) {
    throw bad(
      "LLM_API_KEY has a space or a character that no key has.",
      "Copy the key again, without quotation marks or line breaks.",
    );
  }
  const baseUrl = parseBaseUrl(env, provider);
  const url = new URL(baseUrl ?? OWN_BASE_URLS[provider]);
  if (apiKey !== null && url.protocol === "http:" && !isNearby(url.hostname)) {
    throw bad(
      `LLM_BASE_URL is ${url.origin}, which would send LLM_API_KEY over the net unencrypted.`,
      "Write LLM_BASE_URL with https://, or unset LLM_API_KEY.",
    );
  }
  return {
    access: { provider, model, baseUrl, apiKey },
    dailyTokens: parseDailyTokens(env),
    textGoesTo: isLoopback(url.hostname) ? null : url.host,
  };
}

/** What set-up says of a model, in one sentence: whose it is and whether text leaves the machine. */
export function describeLlm({ access, dailyTokens, textGoesTo }: LlmSettings): string {
  const where =
    textGoesTo === null
      ? "on this machine; no text leaves it"
      : `at ${textGoesTo}: the text of every article is sent there`;
  const tokens = new Intl.NumberFormat("en").format(dailyTokens);
  return `Summaries are written by ${access.model} (${access.provider}) ${where}. At most ${tokens} tokens a day.`;
}

/** A name as each provider writes them; only an example in a message. */
const EXAMPLES: Readonly<Record<LlmProvider, string>> = {
  openai: "gpt-5-mini",
  anthropic: "claude-haiku-4-5",
  google: "gemini-2.5-flash",
  "openai-compatible": "qwen3:8b",
};

function parseProvider(env: Env, given: readonly string[]): LlmProvider {
  const choices = new Intl.ListFormat("en", { type: "disjunction" }).format(LLM_PROVIDERS);
  const name = optional(env, "LLM_PROVIDER");
  if (name === null) {
    throw bad(
      `${given[0]} is set, but LLM_PROVIDER is not.`,
      `Set LLM_PROVIDER to ${choices}, or unset ${new Intl.ListFormat("en").format(given)} to use no model.`,
    );
  }
  const provider = LLM_PROVIDERS.find((each) => each === name.toLowerCase());
  if (provider === undefined) {
    throw bad(`LLM_PROVIDER is ${JSON.stringify(name)}, which Lede does not know.`, `Set LLM_PROVIDER to ${choices}.`);
  }
  return provider;
}

function parseBaseUrl(env: Env, provider: LlmProvider): string | null {
  const text = optional(env, "LLM_BASE_URL");
  if (text === null) {
    if (provider !== "openai-compatible") return null;
    throw bad(
      "LLM_PROVIDER is openai-compatible, but LLM_BASE_URL is not set.",
      "Set LLM_BASE_URL to the server's address, such as LLM_BASE_URL=http://127.0.0.1:11434/v1 for Ollama.",
    );
  }
  const url = URL.parse(text);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw bad(
      `LLM_BASE_URL is ${JSON.stringify(text)}, which is no web address.`,
      "Write it whole, such as LLM_BASE_URL=http://127.0.0.1:11434/v1.",
    );
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw bad(
      "LLM_BASE_URL has a name, a password, a query or a fragment in it.",
      "Keep only https://host/path there; a key belongs into LLM_API_KEY.",
    );
  }
  return url.href.replace(/\/+$/, "");
}

function parseDailyTokens(env: Env): number {
  const text = optional(env, "LLM_DAILY_TOKENS");
  if (text === null) return DEFAULT_DAILY_TOKENS;
  const tokens = /^\d{1,12}$/.test(text) ? Number(text) : 0;
  if (tokens > 0) return tokens;
  throw bad(
    `LLM_DAILY_TOKENS is ${JSON.stringify(text)}, which is no whole number above 0.`,
    "Write it in digits, such as LLM_DAILY_TOKENS=200000, or unset LLM_PROVIDER to use no model.",
  );
}

function required(env: Env, name: keyof typeof LLM_SETTINGS, what: string): string {
  const value = optional(env, name);
  if (value === null) throw bad(`LLM_PROVIDER is set, but ${name} is not.`, `Set ${name} to ${what}.`);
  return value;
}

function optional(env: Env, name: keyof typeof LLM_SETTINGS): string | null {
  const value = (env[name] ?? "").trim();
  return value === "" ? null : value;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** This machine, or one whose address only a local network has. Source: RFC 1918, RFC 6762, RFC 8375. */
function isNearby(host: string): boolean {
  if (isLoopback(host) || !/[.:]/.test(host)) return true;
  return (
    /\.(?:local|lan|internal|home\.arpa)$/.test(host) ||
    /^(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+$/.test(host) ||
    /^\[f[cd][0-9a-f]{2}:/.test(host)
  );
}

function bad(message: string, next: string): LedeError {
  return new LedeError("bad-settings", message, { next });
}
