import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with one request. */
export type LlmBehaviour =
  /** A chat completion with this content, whatever it is. */
  | { readonly kind: "answer"; readonly content: string; readonly tokens?: number }
  /** The same, a byte every 20 ms. */
  | { readonly kind: "drip"; readonly content: string }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** 400 where the request has a schema, else the answer: what servers without structured output do. */
  | { readonly kind: "no-schema"; readonly content: string }
  /** A content that never ends, as fast as it is read. */
  | { readonly kind: "endless" }
  /** Half an answer, then the connection is cut. */
  | { readonly kind: "drop" }
  /** Takes the request and never answers. */
  | { readonly kind: "silence" }
  /** A web page, as a wrong address gives. */
  | { readonly kind: "page" };

/** One request as it came. */
export interface LlmRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}

export interface LoopbackLlm {
  /** What LLM_BASE_URL would be. */
  readonly baseUrl: string;
  readonly requests: readonly LlmRequest[];
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server on 127.0.0.1, which knows the envelopes of the other providers too: the behaviours in order, one a request, the last for every
 * further one.
 */
export async function startLoopbackLlm(...script: readonly [LlmBehaviour, ...LlmBehaviour[]]): Promise<LoopbackLlm> {
  const requests: LlmRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const behaviour = script[Math.min(requests.length, script.length - 1)] ?? script[0];
      requests.push({ path: request.url ?? "", authorization: request.headers.authorization ?? null, body });
      behave(behaviour, { path: request.url ?? "", body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}

function behave(
  behaviour: LlmBehaviour,
  { path, body }: { readonly path: string; readonly body: string },
  response: ServerResponse,
): void {
  switch (behaviour.kind) {
    case "answer":
      return sendJson(response, envelope(path, behaviour.content, behaviour.tokens ?? 700));
    case "no-schema":
      return body.includes('"json_schema"')
        ? sendJson(
            response,
            { error: { message: "response_format is not supported", type: "invalid_request_error" } },
            400,
          )
        : sendJson(response, completion(behaviour.content, 700));
    case "status":
      response.writeHead(behaviour.status, { "content-type": "application/json", ...behaviour.headers });
      response.end(JSON.stringify({ error: { message: `scripted ${behaviour.status}`, type: "scripted" } }));
      return;
    case "drip":
      return drip(response, JSON.stringify(completion(behaviour.content, 700)));
    case "endless":
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"choices":[{"message":{"role":"assistant","content":"');
      return pour(response);
    case "drop":
      response.writeHead(200, { "content-type": "application/json", "content-length": "4000" });
      response.write('{"choices":[{"message":', () => response.destroy());
      return;
    case "silence":
      return;
    case "page":
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<!doctype html><title>Welcome</title>");
  }
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

/** Each provider's own shape around the same words, by the path that its SDK calls. */
function envelope(path: string, content: string, tokens: number): unknown {
  if (path.endsWith("/responses")) {
    return {
      id: "resp_loopback",
      object: "response",
      created_at: 1_700_000_000,
      model: "loopback",
      output: [
        {
          type: "message",
          id: "msg_loopback",
          role: "assistant",
          status: "completed",
          content: [{ type: "output_text", text: content, annotations: [] }],
        },
      ],
      usage: { input_tokens: tokens - 90, output_tokens: 90, total_tokens: tokens },
    };
  }
  if (path.endsWith("/messages")) {
    return {
      id: "msg_loopback",
      type: "message",
      role: "assistant",
      model: "loopback",
      content: [{ type: "text", text: content }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: tokens - 90, output_tokens: 90 },
    };
  }
  if (path.includes(":generateContent")) {
    return {
      candidates: [{ content: { role: "model", parts: [{ text: content }] }, finishReason: "STOP", index: 0 }],
      usageMetadata: { promptTokenCount: tokens - 90, candidatesTokenCount: 90, totalTokenCount: tokens },
    };
  }
  return completion(content, tokens);
}

function completion(content: string, tokens: number): unknown {
  return {
    id: "chatcmpl-loopback",
    object: "chat.completion",
    created: 1_700_000_000,
    model: "loopback",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: tokens - 90, completion_tokens: 90, total_tokens: tokens },
  };
}

function drip(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json" });
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed || sent >= text.length) {
      clearInterval(timer);
      response.end();
    } else response.write(text.slice(sent, ++sent));
  }, 20);
}

function pour(response: ServerResponse): void {
  const more = (): void => {
    while (!response.destroyed) if (!response.write("and on ".repeat(2_000))) break;
  };
  response.on("drain", more);
  more();
}
