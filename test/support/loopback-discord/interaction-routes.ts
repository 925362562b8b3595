import { isRecord } from "../find-component-faults.ts";
import { apiError } from "./api-error.ts";
import { checkMessage, editedFlags } from "./check-message.ts";
import type { Exchange } from "./exchange.ts";
import type { ApiRequest, ApiResponse, Route } from "./http-server.ts";
import { changeMessage, writeMessage } from "./message-routes.ts";
import { renderMessage } from "./payloads.ts";
import { faultsBySchema } from "./schemas.ts";
import type { Json, Message, World } from "./world.ts";

/** Types of a first response. Source: interactions, "Interaction Callback Type". */
const CALLBACK = { pong: 1, message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8 } as const;
const SUGGESTING = 4;
const CLICK = 3;
const CHOICES = 25;
const CHOICE_TEXT = 100;
const LOADING = 128;

export interface AnswerOptions {
  /** The first response must come within this time, milliseconds. Source: interactions, 3 seconds. */
  readonly ackMs: number;
  /** And further ones within this. Source: interactions, 15 minutes. */
  readonly tokenMs: number;
}

export interface InteractionParts extends AnswerOptions {
  readonly world: World;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

/** How a bot answers: first responses, edits, follow-ups. Source: "Receiving and Responding to Interactions". */
export function interactionRoutes({ world, exchanges, ackMs, tokenMs }: InteractionParts): readonly Route[] {
  const find = (application: string | undefined, token: string | undefined): Exchange => {
    const exchange = exchanges.get(token ?? "");
    if (exchange === undefined || application !== exchange.payload["application_id"]) throw apiError("unknown webhook");
    if (exchange.expired || performance.now() - exchange.askedAt > tokenMs) throw apiError("token expired");
    if (exchange.responseType === null) throw apiError("unknown webhook");
    return exchange;
  };

  const callback = ({ params: [id, token], query, body }: ApiRequest): ApiResponse => {
    const exchange = exchanges.get(token ?? "");
    if (exchange === undefined || exchange.id !== id) throw apiError("unknown interaction");
    if (exchange.responseType !== null) throw apiError("already acknowledged");
    if (exchange.expired || performance.now() - exchange.askedAt > ackMs) throw apiError("unknown interaction");
    respond(world, exchange, body);
    exchange.changed();
    if (query.get("with_response") !== "true") return null;
    const { message } = exchange;
    return {
      body: {
        interaction: { id: exchange.id, type: exchange.type, response_message_id: message?.id },
        resource: {
          type: exchange.responseType,
          ...(message === null ? {} : { message: renderMessage(message, world) }),
        },
      },
    };
  };

  const edit = ({ params: [application, token, id], body, files }: ApiRequest): ApiResponse => {
    const exchange = find(application, token);
    const message = editable(exchange, id);
    const edited = message?.flags ?? exchange.flags;
    const asked = checkMessage(body, { schema: "IncomingWebhookUpdateRequestPartial", edited, files });
    const flags = editedFlags(edited, asked.flags);
    const shown = message ?? answer(world, exchange, { ...asked, flags });
    if (message === null) exchange.message = shown;
    else changeMessage(message, { ...asked, at: world.now() });
    exchange.changed();
    return { body: renderMessage(shown, world) };
  };

  const followUp = ({ params: [application, token], body, files }: ApiRequest): ApiResponse => {
    const exchange = find(application, token);
    const asked = checkMessage(body, { schema: "IncomingWebhookRequestPartial", edited: null, files });
    const message = answer(world, exchange, asked);
    exchange.followUps.push(message);
    exchange.changed();
    return { body: renderMessage(message, world) };
  };

  const get = ({ params: [application, token] }: ApiRequest): ApiResponse => {
    const { message, flags } = find(application, token);
    if (message === null) return { body: { id: "0", flags: flags | LOADING, content: "" } };
    return { body: renderMessage(message, world) };
  };

  const remove = ({ params: [application, token, id] }: ApiRequest): ApiResponse => {
    const exchange = find(application, token);
    const message = editable(exchange, id);
    if (message === null || message.gone) throw apiError("unknown message");
    message.gone = true;
    const { messages } = message.channel;
    if (messages.includes(message)) messages.splice(messages.indexOf(message), 1);
    exchange.changed();
    return null;
  };

  const hook = "/webhooks/:application/:token";
  return [
    { method: "POST", path: "/interactions/:interaction/:token/callback", authorized: false, handle: callback },
    { method: "PATCH", path: `${hook}/messages/:message`, authorized: false, handle: edit },
    { method: "GET", path: `${hook}/messages/:message`, authorized: false, handle: get },
    { method: "DELETE", path: `${hook}/messages/:message`, authorized: false, handle: remove },
    { method: "POST", path: hook, authorized: false, handle: followUp },
  ];
}

/** The message behind `@original` or an id; null where it is only announced. */
function editable(exchange: Exchange, id: string | undefined): Message | null {
  if (id === "@original") return exchange.message;
  const message = exchange.followUps.find((each) => each.id === id);
  if (message === undefined) throw apiError("unknown message");
  return message;
}

function respond(world: World, exchange: Exchange, body: unknown): void {
  if (!isRecord(body)) throw apiError("invalid form", ["the body is no object"]);
  const data = isRecord(body["data"]) ? body["data"] : {};
  switch (body["type"]) {
    case CALLBACK.message: {
      if (exchange.type === SUGGESTING) throw apiError("invalid form", ["suggestions are asked for"]);
      const asked = checkMessage(data, { schema: "IncomingWebhookInteractionRequest", edited: null, files: [] });
      exchange.message = answer(world, exchange, asked);
      break;
    }
    case CALLBACK.deferred:
      if (exchange.type === SUGGESTING) throw apiError("invalid form", ["suggestions are asked for"]);
      exchange.flags = typeof data["flags"] === "number" ? data["flags"] : 0;
      break;
    case CALLBACK.deferredUpdate:
      if (exchange.type !== CLICK) throw apiError("invalid form", ["there is no message to update"]);
      exchange.message = exchange.on;
      break;
    case CALLBACK.update: {
      if (exchange.on === null) throw apiError("invalid form", ["there is no message to update"]);
      const { on } = exchange;
      const asked = checkMessage(data, { schema: "IncomingWebhookUpdateRequestPartial", edited: on.flags, files: [] });
      changeMessage(on, { ...asked, at: world.now() });
      exchange.message = on;
      break;
    }
    case CALLBACK.choices:
      if (exchange.type !== SUGGESTING) throw apiError("invalid form", ["no suggestions were asked for"]);
      exchange.choices = checkChoices(body);
      break;
    default:
      throw apiError("invalid form", [`a response of type ${String(body["type"])}`]);
  }
  exchange.responseType = body["type"];
}

function checkChoices(body: Json): readonly Json[] {
  const data = isRecord(body["data"]) ? body["data"] : {};
  const choices = Array.isArray(data["choices"]) ? data["choices"].filter(isRecord) : null;
  const faults = faultsBySchema("ApplicationCommandAutocompleteCallbackRequest", body);
  const good =
    choices !== null &&
    choices.length <= CHOICES &&
    choices.every(({ name, value }) => [name, value].every((text) => isShort(text)));
  if (!good || faults.length > 0) throw apiError("invalid form", [...faults, "bad choices"]);
  return choices;
}

function isShort(text: unknown): boolean {
  return typeof text === "string" && text.length >= 1 && text.length <= CHOICE_TEXT;
}

interface Asked {
  readonly content: string | undefined;
  readonly components: readonly Json[] | undefined;
  readonly flags: number;
}

function answer(world: World, exchange: Exchange, { content, components, flags }: Asked): Message {
  const { id, type, user, channel } = exchange;
  return writeMessage(world, channel, {
    content: content ?? "",
    components: components ?? [],
    flags,
    answerTo: { id, type, user },
  });
}
