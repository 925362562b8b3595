import { randomBytes } from "node:crypto";

import { readBody } from "./chat-methods.ts";
import { asRecord, isTrue, SlackRefusal, textOf, type Arguments } from "./slack-call.ts";
import { nextTs, type KeptMessage, type SlackWorld } from "./slack-world.ts";

/** Source: Slack, "Handling user interaction", response_url: five times within 30 minutes. */
const USES = 5;
const LASTS_MS = 30 * 60_000;
/** Characters of a text sent so; the same as of a posted one. */
const RESPONSE_TEXT = 40_000;

/** What was typed or pressed, which a `response_url` answers. */
export interface Asked {
  readonly channel: string;
  readonly user: string;
  /** The message whose button it was; null for a command. */
  readonly source: KeptMessage | null;
}

interface ResponseUrl {
  readonly asked: Asked;
  readonly until: number;
  readonly onShown: (message: KeptMessage) => void;
  uses: number;
}

/** The addresses an app may answer at, each for a while and a few times only. */
export class ResponseUrls {
  readonly #urls = new Map<string, ResponseUrl>();
  readonly #world: SlackWorld;

  constructor(world: SlackWorld) {
    this.#world = world;
  }

  /** The path of a new one. */
  issue(asked: Asked, onShown: (message: KeptMessage) => void): string {
    const kind = asked.source === null ? "commands" : "actions";
    const path = `/${kind}/${this.#world.team.id}/${String(this.#urls.size + 1)}/${randomBytes(12).toString("hex")}`;
    this.#urls.set(path, { asked, onShown, uses: 0, until: this.#world.clock().getTime() + LASTS_MS });
    return path;
  }

  has(path: string): boolean {
    return this.#urls.has(path);
  }

  /** @throws SlackRefusal */
  answer(path: string, body: Arguments): void {
    const url = this.#urls.get(path);
    if (url === undefined) throw new SlackRefusal("invalid_url");
    if (this.#world.clock().getTime() > url.until) throw new SlackRefusal("expired_url");
    if (url.uses >= USES) throw new SlackRefusal("used_url");
    url.uses += 1;
    const shown = respond(body, { asked: url.asked, by: "response_url", world: this.#world });
    if (shown !== null) url.onShown(shown);
  }

  /** Spends what is left of all of them, so that the app must find another way. */
  spend(): void {
    for (const url of this.#urls.values()) url.uses = USES;
  }
}

interface Responding {
  readonly asked: Asked;
  readonly by: "response_url" | "ack";
  readonly world: SlackWorld;
}

/** What an acknowledgement carries, shown as it would be: a text or blocks, or nothing. */
export function respondToAck(payload: unknown, asked: Asked, world: SlackWorld): KeptMessage | null {
  const body = typeof payload === "string" ? { text: payload } : (asRecord(payload) ?? {});
  const says = textOf(body, "text") !== "" || body["blocks"] !== undefined;
  return says ? respond(body, { asked, by: "ack", world }) : null;
}

function respond(body: Arguments, { asked, by, world }: Responding): KeptMessage | null {
  if (isTrue(body, "delete_original")) {
    if (asked.source !== null) asked.source.gone = true;
    return null;
  }
  const read = readBody(body, RESPONSE_TEXT);
  if (isTrue(body, "replace_original") && asked.source !== null) {
    Object.assign(asked.source, read, { edits: asked.source.edits + 1 });
    return asked.source;
  }
  const message: KeptMessage = {
    ...read,
    channel: asked.channel,
    ts: nextTs(world),
    to: textOf(body, "response_type") === "in_channel" ? null : asked.user,
    threadTs: textOf(body, "thread_ts") || null,
    metadata: null,
    edits: 0,
    gone: false,
    by,
  };
  world.messages.push(message);
  return message;
}
