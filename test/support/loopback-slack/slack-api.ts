import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

import { CHAT_METHODS } from "./chat-methods.ts";
import { CONVERSATION_METHODS } from "./conversation-methods.ts";
import { OTHER_METHODS } from "./other-methods.ts";
import { SlackRateLimit, SlackRefusal, textOf, type Answer, type Arguments, type Method } from "./slack-call.ts";
import type { SlackFault, SlackFaults } from "./slack-faults.ts";
import type { SlackWorld } from "./slack-world.ts";

const METHODS: Readonly<Record<string, Method>> = { ...CHAT_METHODS, ...CONVERSATION_METHODS, ...OTHER_METHODS };

/** One call as it came. */
export interface SlackCall {
  readonly method: string;
  readonly args: Arguments;
  /** What stood behind `Bearer`, or in the argument `token`. */
  readonly token: string;
}

export interface SlackApiParts {
  readonly world: SlackWorld;
  readonly faults: SlackFaults;
  /** `apps.connections.open`: the address of a new socket. */
  readonly openSocket: () => string;
}

/** Answers one Web API call, or lets it fail as the script says. */
export async function serveSlackCall(call: SlackCall, response: ServerResponse, parts: SlackApiParts): Promise<void> {
  const fault = parts.faults.next(call.method);
  if (fault === null) return sendAnswer(response, perform(call, parts), parts);
  return fail(fault, { call, response, parts });
}

interface Failing {
  readonly call: SlackCall;
  readonly response: ServerResponse;
  readonly parts: SlackApiParts;
}

async function fail(fault: SlackFault, { call, response, parts }: Failing): Promise<void> {
  switch (fault.kind) {
    case "limited":
      return sendAnswer(response, { kind: "limited", seconds: fault.seconds }, parts);
    case "status":
      if (fault.done === true) perform(call, parts);
      response.writeHead(fault.status, { "content-type": "text/plain" });
      response.end("upstream connect error");
      return;
    case "error":
      if (fault.done === true) perform(call, parts);
      return sendAnswer(response, { kind: "refused", error: fault.error, extra: {} }, parts);
    case "dropped":
      response.destroy();
      return;
    case "lost":
      perform(call, parts);
      response.destroy();
      return;
    case "slow": {
      const outcome = perform(call, parts);
      await sleep(fault.ms, undefined, { ref: false });
      return sendAnswer(response, outcome, parts);
    }
    case "hang":
      await sleep(fault.ms, undefined, { ref: false });
      response.destroy();
      return;
    case "cut":
      perform(call, parts);
      response.writeHead(200, { "content-type": "application/json", "content-length": "4000" });
      response.write('{"ok":tr', () => response.destroy());
      return;
    case "garbled":
      perform(call, parts);
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<!doctype html><title>Welcome</title>");
  }
}

type Outcome =
  | { readonly kind: "done"; readonly answer: Answer }
  | { readonly kind: "refused"; readonly error: string; readonly extra: Answer }
  | { readonly kind: "limited"; readonly seconds: number };

function perform({ method, args, token }: SlackCall, { world, openSocket }: SlackApiParts): Outcome {
  try {
    if (method === "apps.connections.open") {
      checkAppToken(token, world);
      return { kind: "done", answer: { url: openSocket() } };
    }
    const known = METHODS[method];
    if (known === undefined) throw new SlackRefusal("unknown_method", { req_method: method });
    checkBotToken(token, world);
    checkScope(known.needs?.(args, world) ?? null, world);
    if (method.startsWith("conversations.") && textOf(args, "channel") === "") {
      throw new SlackRefusal("invalid_arguments");
    }
    return { kind: "done", answer: known.run(args, world) };
  } catch (error) {
    if (error instanceof SlackRefusal) return { kind: "refused", error: error.error, extra: error.extra };
    if (error instanceof SlackRateLimit) return { kind: "limited", seconds: error.seconds };
    throw error;
  }
}

function checkAppToken(token: string, { tokens }: SlackWorld): void {
  if (token === "") throw new SlackRefusal("not_authed");
  if (!token.startsWith("xapp-")) throw new SlackRefusal("not_allowed_token_type");
  if (token !== tokens.app) throw new SlackRefusal("invalid_auth");
}

function checkBotToken(token: string, { tokens, tokenError }: SlackWorld): void {
  if (token === "") throw new SlackRefusal("not_authed");
  if (token.startsWith("xapp-")) throw new SlackRefusal("not_allowed_token_type");
  if (token !== tokens.bot) throw new SlackRefusal("invalid_auth");
  if (tokenError !== null) throw new SlackRefusal(tokenError);
}

function checkScope(needed: string | null, { scopes }: SlackWorld): void {
  if (needed !== null && !scopes.has(needed)) {
    throw new SlackRefusal("missing_scope", { needed, provided: [...scopes].join(",") });
  }
}

function sendAnswer(response: ServerResponse, outcome: Outcome, { world }: SlackApiParts): void {
  if (response.destroyed) return;
  const head = { "content-type": "application/json; charset=utf-8", "x-oauth-scopes": [...world.scopes].join(",") };
  switch (outcome.kind) {
    case "done":
      response.writeHead(200, head).end(JSON.stringify({ ok: true, ...outcome.answer }));
      return;
    case "refused":
      response.writeHead(200, head).end(JSON.stringify({ ok: false, error: outcome.error, ...outcome.extra }));
      return;
    case "limited":
      response.writeHead(429, { ...head, "retry-after": String(outcome.seconds) });
      response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
  }
}
