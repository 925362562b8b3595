import { existsSync, readFileSync } from "node:fs";
import { once } from "node:events";

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";

import { isRecord } from "../find-component-faults.ts";
import { startLoopbackDiscord, type LoopbackDiscord, type LoopbackOptions } from "./loopback-discord.ts";
import { DISCORD_LIMITS } from "./rate-limits.ts";
import type { Channel, Guild, Json } from "./world.ts";

const V2 = 32_768;
const NONE = { allowed_mentions: { parse: [] } };
const makeButton = (id: string) => ({ type: 1, components: [{ type: 2, style: 2, label: "Help", custom_id: id }] });

let discord: LoopbackDiscord;
let guild: Guild;
let channel: Channel;
let now = new Date("2026-11-02T08:00:00Z");

const open = async (options: LoopbackOptions = {}): Promise<void> => {
  discord = await startLoopbackDiscord({ now: () => now, ...options });
  guild = discord.addGuild("Harbour");
  channel = guild.channels[0] ?? discord.addChannel("news", guild);
};
beforeEach(() => open());
afterEach(() => discord.close());

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

async function call(method: string, path: string, body?: unknown): Promise<Answered> {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}

const post = (body: Json = {}): Promise<Answered> =>
  call("POST", `/channels/${channel.id}/messages`, { content: "x", ...NONE, ...body });
const idOf = ({ body }: Answered): string => (isRecord(body) ? String(body["id"]) : "");
const codeOf = ({ status, body }: Answered) => [status, isRecord(body) ? body["code"] : null];
const history = async (query: string): Promise<readonly string[]> => {
  const { body } = await call("GET", `/channels/${channel.id}/messages?${query}`);
  return Array.isArray(body) ? body.filter(isRecord).map(({ content }) => String(content)) : [];
};

describe("a message", () => {
  test("with an enforced nonce is there once for some minutes, without it as often as it is posted", async () => {
    const nonce = { nonce: "n1", enforce_nonce: true };
    const first = await post(nonce);
    expect(idOf(await post({ ...nonce, content: "other words" }))).toBe(idOf(first));
    expect(idOf(await post({ nonce: "n1" }))).not.toBe(idOf(first));
    now = new Date(now.getTime() + 10 * 60_000);
    expect(idOf(await post(nonce))).not.toBe(idOf(first));
    expect(channel.messages).toHaveLength(3);
    expect(JSON.stringify((await call("GET", `/channels/${channel.id}/messages`)).body)).not.toContain("nonce");
  });

  test.each([
    [
      "41 components",
      { flags: V2, content: undefined, components: Array.from({ length: 41 }, () => ({ type: 10, content: "x" })) },
    ],
    ["content beside components", { flags: V2, components: [{ type: 10, content: "x" }] }],
    ["2,001 characters", { content: "x".repeat(2_001) }],
    ["a mention", { content: "<@1>" }],
    ["mentions that are allowed", { allowed_mentions: { parse: ["everyone"] } }],
    ["no word on mentions", { allowed_mentions: undefined }],
    ["an id twice", { flags: V2, content: undefined, components: [makeButton("a"), makeButton("a")] }],
    [
      "an address in its words",
      { flags: V2, content: undefined, components: [{ type: 10, content: "https://a.example" }] },
    ],
  ])("with %s is refused", async (_, body) => {
    expect(codeOf(await post(body))).toEqual([400, 50_035]);
    expect(channel.messages).toEqual([]);
  });

  test("that is empty is refused, and one that is too heavy breaks Discord", async () => {
    expect(codeOf(await post({ content: undefined }))).toEqual([400, 50_006]);
    const heavy = { flags: V2, content: undefined, components: [{ type: 10, content: "漢".repeat(3_500) }] };
    expect((await post(heavy)).status).toBe(500);
  });

  test("with a file that no component shows is refused", async () => {
    const form = new FormData();
    const body = { flags: V2, components: [{ type: 10, content: "x" }], ...NONE };
    form.set("payload_json", JSON.stringify(body));
    form.set("files[0]", new File(["x"], "chart.png"));
    const address = `${discord.apiUrl}/v10/channels/${channel.id}/messages`;
    const headers = { authorization: `Bot ${discord.token}` };
    expect((await fetch(address, { method: "POST", headers, body: form })).status).toBe(400);
    const shown = { ...body, components: [{ type: 13, file: { url: "attachment://chart.png" } }] };
    form.set("payload_json", JSON.stringify(shown));
    expect((await fetch(address, { method: "POST", headers, body: form })).status).toBe(200);
  });

  test("keeps the flag of components through an edit, and is its author's alone", async () => {
    const id = idOf(await post({ flags: V2, content: undefined, components: [{ type: 10, content: "x" }] }));
    const path = `/channels/${channel.id}/messages/${id}`;
    expect(codeOf(await call("PATCH", path, { flags: 0, ...NONE }))).toEqual([400, 50_035]);
    const edited = await call("PATCH", path, { components: [{ type: 10, content: "y" }], ...NONE });
    expect(edited.body).toMatchObject({ flags: V2, edited_timestamp: now.toISOString() });
    const other = discord.write(channel, "not ours");
    expect(codeOf(await call("PATCH", `/channels/${channel.id}/messages/${other.id}`, NONE))).toEqual([403, 50_005]);
  });
});

describe("history", () => {
  test("is the newest first, in pages", async () => {
    const ids = Array.from({ length: 5 }, (_, index) => discord.write(channel, String(index)).id);
    expect(await history("limit=2")).toEqual(["4", "3"]);
    expect(await history(`limit=2&before=${ids[3] ?? ""}`)).toEqual(["2", "1"]);
    expect(await history(`limit=2&after=${ids[0] ?? ""}`)).toEqual(["2", "1"]);
    expect((await call("GET", `/channels/${channel.id}/messages?limit=101`)).status).toBe(400);
  });

  test("is empty, and no error, for who may not read it", async () => {
    discord.write(channel, "x");
    discord.deny(channel, "READ_MESSAGE_HISTORY");
    expect(await call("GET", `/channels/${channel.id}/messages`)).toMatchObject({ status: 200, body: [] });
  });
});

test.each([
  ["not seen", () => discord.deny(channel, "VIEW_CHANNEL"), [403, 50_001]],
  ["read-only", () => discord.deny(channel, "SEND_MESSAGES"), [403, 50_013]],
  ["deleted", () => discord.deleteChannel(channel), [404, 10_003]],
  ["of a server that removed the bot", () => discord.removeFrom(guild), [403, 50_001]],
  ["asked about with an old token", () => discord.revokeToken(), [401, 0]],
] as const)("a channel that is %s takes no message", async (_, change, expected) => {
  change();
  expect(codeOf(await post())).toEqual(expected);
  expect(channel.messages).toEqual([]);
});

const ask = async (body: unknown) => {
  const exchange = discord.people.call("digest", { channel });
  const path = `/interactions/${exchange.id}/${exchange.token}/callback`;
  return { exchange, answered: await call("POST", path, body), path };
};
const edit = (token: string) =>
  call("PATCH", `/webhooks/${discord.world.bot.id}/${token}/messages/@original`, { content: "Here.", ...NONE });

describe("an interaction", () => {
  const deferred = { type: 5, data: { flags: 64 } };
  beforeEach(() => {
    discord.world.commands = [{ id: "1", name: "digest", options: [] }];
  });

  test("is acknowledged once, and answered after that, for its person alone", async () => {
    const { exchange, answered, path } = await ask(deferred);
    expect(answered.status).toBe(204);
    expect(codeOf(await call("POST", path, deferred))).toEqual([400, 40_060]);
    expect((await edit(exchange.token)).body).toMatchObject({ content: "Here.", flags: 64 });
    expect(channel.messages).toEqual([]);
  });

  test("cannot be answered before it is acknowledged, nor under another's id", async () => {
    const exchange = discord.people.call("digest", { channel });
    expect(codeOf(await edit(exchange.token))).toEqual([404, 10_015]);
    expect(codeOf(await call("POST", `/interactions/1/${exchange.token}/callback`, deferred))).toEqual([404, 10_062]);
  });

  test("is over after three seconds without an acknowledgement, and after fifteen minutes with one", async () => {
    await discord.close();
    await open({ ackMs: 0, tokenMs: 0 });
    discord.world.commands = [{ id: "1", name: "digest", options: [] }];
    const { answered } = await ask(deferred);
    expect(codeOf(answered)).toEqual([404, 10_062]);
    await discord.close();
    await open({ tokenMs: 0 });
    discord.world.commands = [{ id: "1", name: "digest", options: [] }];
    const { exchange } = await ask(deferred);
    expect(codeOf(await edit(exchange.token))).toEqual([401, 50_027]);
  });

  test("is answered by what was asked for", async () => {
    expect((await ask({ type: 8, data: { choices: [] } })).answered.status).toBe(400);
    expect((await ask({ type: 6 })).answered.status).toBe(400);
    discord.world.commands = [{ id: "1", name: "digest", options: [{ type: 3, name: "about", autocomplete: true }] }];
    const suggested = async (choices: readonly Json[]) => {
      const { id, token } = discord.people.suggest("digest", { channel, option: "about", text: "" });
      return (await call("POST", `/interactions/${id}/${token}/callback`, { type: 8, data: { choices } })).status;
    };
    const choices = Array.from({ length: 26 }, (_, index) => ({ name: "x", value: String(index) }));
    expect(await suggested(choices.slice(1))).toBe(204);
    expect(await suggested(choices)).toBe(400);
    expect(await suggested([{ name: "x".repeat(101), value: "x" }])).toBe(400);
  });

  test("comes only of what is registered", () => {
    expect(() => discord.people.call("summary", { channel })).toThrow("/summary is not registered.");
    expect(() => discord.people.call("digest", { channel, options: { about: "x" } })).toThrow("no option about");
  });
});

test("the sixth message in five seconds is one too many, and the headers say so before", async () => {
  await discord.close();
  await open({ limits: DISCORD_LIMITS });
  for (let left = 4; left >= 0; left -= 1) {
    expect((await post()).headers.get("x-ratelimit-remaining")).toBe(String(left));
  }
  const sixth = await post();
  expect(sixth).toMatchObject({ status: 429, body: { global: false, retry_after: expect.any(Number) } });
  expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(channel.messages).toHaveLength(5);
});

test("commands that are registered again keep their ids", async () => {
  const path = `/applications/${discord.world.bot.id}/commands`;
  const command = { name: "digest", description: "The digest" };
  const [first, again] = [await call("PUT", path, [command]), await call("PUT", path, [command])];
  expect(first.status).toBe(200);
  const ids = [first, again].map(({ body }) => (Array.isArray(body) ? body.filter(isRecord).map(({ id }) => id) : []));
  expect(ids[0]).toEqual(ids[1]);
});

test("the gateway does not take another token", async () => {
  const socket = new WebSocket(`${discord.gateway.url}/?v=10&encoding=json`);
  await once(socket, "message");
  socket.send(JSON.stringify({ op: 2, d: { token: "other", intents: 1, properties: {} } }));
  const [code]: unknown[] = await once(socket, "close");
  expect(code).toBe(4_004);
});

const RECORDED = "../shared/bench/data/platforms/recordings/discord/discord.json";
const recordings = new URL(`../../../${RECORDED}`, import.meta.url);

test.skipIf(!existsSync(recordings))(`a press has every field of the one in ${RECORDED}`, () => {
  const content: unknown = JSON.parse(readFileSync(recordings, "utf8"));
  const recorded = isRecord(content) ? content["buttonClickHello"] : null;
  const thread: Channel = {
    id: discord.world.makeId(),
    guild,
    name: "rest",
    parent: channel,
    overwrites: [],
    messages: [],
    archived: false,
  };
  const message = discord.write(thread, "x");
  message.components = [makeButton("lede:help:lede")];
  const pressed = discord.people.press(message, "Help").payload;
  // But for the members of the thread, whom Lede does not ask about, and what each bot's own message holds.
  const own = /^(?:channel\.member(?:\.|_ids|$)|message\.(?:embeds|components|author\.bot))/u;
  const fields = fieldsOf(recorded).filter((field) => !own.test(field));
  expect(fields.length).toBeGreaterThan(80);
  expect(fields.filter((field) => !fieldsOf(pressed).includes(field))).toEqual([]);
});

/** The paths of all fields, of those in a list once. */
function fieldsOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => fieldsOf(each, path)))];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const own = path === "" ? key : `${path}.${key}`;
    return [own, ...fieldsOf(each, own)];
  });
}
