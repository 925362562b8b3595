/** Who runs the model. `openai-compatible` is any server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM. */
export const LLM_PROVIDERS = ["openai", "anthropic", "google", "openai-compatible"] as const;
export type LlmProvider = (typeof LLM_PROVIDERS)[number];

/** How to reach a model. */
export interface LlmAccess {
  readonly provider: LlmProvider;
  readonly model: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  /** Null: the server wants none. */
  readonly apiKey: string | null;
}

/** Where each provider answers; a compatible server, where Ollama does. Source: the providers' API references. */
export const OWN_BASE_URLS: Readonly<Record<LlmProvider, string>> = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
  "openai-compatible": "http://127.0.0.1:11434/v1",
};
