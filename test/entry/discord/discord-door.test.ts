import { setTimeout as sleep } from "node:timers/promises";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Commands } from "../../../src/entry/commands.ts";
import { startDiscordApp, type DiscordApp } from "../../../src/entry/discord-app.ts";
import { identifyWait } from "../../../src/entry/discord/discord-login.ts";
import { FakeCommands, OK } from "../../support/fake-commands.ts";
import {
  openDiscordPlace,
  seeMessage,
  watch,
  type DiscordPlace,
} from "../../support/loopback-discord/discord-place.ts";
import { PERMISSIONS } from "../../support/loopback-discord/permissions.ts";
import { makeDigest, makeStory } from "../../support/make-digest.ts";
import { makeMemoryLog } from "../../support/memory-log.ts";

const CALLBACK = /^POST .*\/callback$/;
const EDIT = /^PATCH .*@original$/;

let core: FakeCommands;
let place: DiscordPlace;
beforeEach(async () => {
  core = new FakeCommands();
  place = await openDiscordPlace(core);
});
afterEach(() => place.close());

const startAnother = (commands = core): Promise<DiscordApp> => {
  const { discord, leases, log } = place;
  const access = { token: discord.token, apiUrl: discord.apiUrl };
  return startDiscordApp(access, { commands, log, leases, clock: () => new Date() });
};

describe("where it is asked", () => {
  test("a thread is about its channel", async () => {
    const [message] = await place.postDigest(makeDigest({ stories: [makeStory()] }));
    if (message === undefined) throw new Error("nothing was posted");
    const { world, people } = place.discord;
    const { news, guild } = place;
    const id = world.makeId();
    const thread = { id, guild, name: "rest", parent: news, overwrites: [], messages: [], archived: false };
    world.channels.set(id, thread);
    await watch(people.call("digest", { channel: thread })).seen();
    expect(core.lastAsker).toMatchObject({ channel: place.channel, community: place.community });
  });

  test("direct messages are a community of their own, whose person may manage", async () => {
    const channel = place.discord.addDirectMessages();
    await watch(place.discord.people.call("summary", { channel, options: { about: "solar" } })).seen();
    expect(core.lastAsker).toMatchObject({
      channel: `discord:${channel.id}`,
      community: `discord:direct-${channel.id}`,
    });
    expect(await core.lastAsker?.mayManage()).toBe(true);
  });

  test("a server that only the person's own app is in is answered, and they manage nothing there", async () => {
    const channel = place.discord.addGuild("Elsewhere").channels[0];
    if (channel === undefined) throw new Error("no channel");
    const [message] = await watch(place.discord.people.call("digest", { channel, ownInstall: true })).seen();
    expect(message?.onlyAsker).toBe(true);
    expect(await core.lastAsker?.mayManage()).toBe(false);
  });

  test.each([
    ["Manage Channels", PERMISSIONS.MANAGE_CHANNELS, true],
    ["Manage Server", PERMISSIONS.MANAGE_GUILD, true],
    ["Administrator", PERMISSIONS.ADMINISTRATOR, true],
    ["nothing", 0n, false],
  ])("%s: may manage, or not", async (_, may, expected) => {
    await watch(place.discord.people.call("lede pause", { channel: place.news, may })).seen();
    expect(await core.lastAsker?.mayManage()).toBe(expected);
  });
});

describe("what goes wrong on the way", () => {
  test("an acknowledgement whose answer is lost is no second one", async () => {
    place.discord.faults.add({ kind: "lost" }, { on: CALLBACK });
    const [message] = await place.type({ command: "digest" }).seen();
    expect(message?.words).toContain("It is done.");
    expect(core.reached.filter(({ kind }) => kind === "run")).toHaveLength(1);
  });

  test("an acknowledgement that fails once is made again", async () => {
    place.discord.faults.add({ kind: "status", status: 503 }, { on: CALLBACK });
    const [message] = await place.type({ command: "digest" }).seen();
    expect(message?.words).toContain("It is done.");
  });

  test("an answer that another process acknowledged is left to it", async () => {
    place.discord.faults.add(
      { kind: "status", status: 400, code: 40_060, message: "Interaction has already been acknowledged." },
      { on: CALLBACK },
    );
    place.type({ command: "digest" });
    await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("could not be answered in time"));
    expect(place.discord.seen.filter(({ method }) => method === "PATCH")).toEqual([]);
  });

  test.each([
    ["5xx", { kind: "status", status: 502 } as const],
    ["a lost answer", { kind: "lost" } as const],
    ["429", { kind: "limited", retryAfter: 0.2 } as const],
  ])("an answer is written in spite of %s, once", async (_, fault) => {
    place.discord.faults.add(fault, { on: EDIT });
    const [message] = await place.type({ command: "digest" }).seen();
    expect(message?.words).toContain("It is done.");
  });

  test("a person that asks too late for an answer is in the log, and the next one is answered", async () => {
    place.discord.faults.add(
      { kind: "status", status: 404, code: 10_062, message: "Unknown interaction" },
      { on: CALLBACK },
    );
    place.type({ command: "digest" });
    await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("could not be answered in time"));
    const [message] = await place.type({ command: "digest" }).seen();
    expect(message?.words).toContain("It is done.");
  });

  test("what Discord never takes is in the log without the token of the interaction", async () => {
    place.discord.faults.add({ kind: "status", status: 400, code: 50_035, message: "Invalid Form Body" }, { on: EDIT });
    const exchange = place.discord.people.call("digest", { channel: place.news });
    await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("Invalid Form Body"));
    expect(place.log.lines.join("\n")).not.toContain(exchange.token);
  });

  test("no suggestions is what a fault of theirs looks like", async () => {
    vi.spyOn(core, "suggest").mockRejectedValue(new Error("the moon is in the way"));
    const exchange = place.discord.people.suggest("summary", { channel: place.news, option: "about", text: "so" });
    await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("the moon is in the way"));
    expect(exchange.choices).toBeNull();
  });

  test("suggestions are cut to what Discord takes", async () => {
    core.suggestions = [
      { label: "Story ".repeat(40), value: "a1" },
      { label: "", value: "a2" },
      { label: "too long", value: "x".repeat(101) },
      ...Array.from({ length: 40 }, (_, index) => ({ label: `Story ${String(index)}`, value: `b${String(index)}` })),
    ];
    const suggested = await place.suggest?.({ command: "summary", option: "about", text: "s" });
    expect(suggested).toHaveLength(25);
    expect(suggested?.[0]).toEqual({ label: expect.stringMatching(/^Story .*…$/u), value: "a1" });
  });
});

describe("sharing", () => {
  test("is for those who could write there themselves", async () => {
    core.answers({ kind: "story", story: makeStory() });
    const { people } = place.discord;
    const own = await people.call("summary", { channel: place.news }).answered();
    const readers = place.discord.addChannel("announcements", place.guild);
    const before = core.reached.length;
    const refused = people.press(own, "Share here", { channel: readers, may: 0n, mayNot: PERMISSIONS.SEND_MESSAGES });
    const [message] = await watch(refused).seen();
    expect(message?.words).toContain("You cannot write in this channel");
    expect(message?.onlyAsker).toBe(true);
    expect(core.reached).toHaveLength(before);
  });

  test("says who shared, in a message that mentions nobody", async () => {
    core.answers({ kind: "story", story: makeStory() });
    const { people } = place.discord;
    const user = people.makeUser("@everyone *Ada*");
    const own = await people.call("summary", { channel: place.news, user }).answered();
    const shared = people.press(own, "Share here", { user });
    await shared.until(() => shared.followUps.length === 1);
    const words = shared.followUps.map((message) => seeMessage(message).words).join("\n");
    expect(words).toContain(String.raw`Shared by @${"\u200B"}everyone \*Ada\*`);
    expect(place.news.messages).toHaveLength(1);
  });

  test("that Discord refuses is said, and theirs stays", async () => {
    core.answers({ kind: "story", story: makeStory() });
    const own = await place.discord.people.call("summary", { channel: place.news }).answered();
    place.discord.faults.add(
      { kind: "status", status: 403, code: 50_013, message: "Missing Permissions" },
      { on: /^POST \/webhooks/ },
    );
    const [message] = await watch(place.discord.people.press(own, "Share here")).seen();
    expect(message?.words).toContain("Discord did not take it");
    expect(own.gone).toBe(false);
  });
});

describe("the connection", () => {
  test("an outage of a server is no removal", async () => {
    place.discord.breakGuild(place.guild);
    await vi.waitFor(() => expect(place.log.lines.join("\n")).toContain("outage"));
    expect(core.reached.filter(({ kind }) => kind === "left")).toEqual([]);
  });

  test("servers are known from the start, and which others would be told to this shard", async () => {
    await place.close();
    const commands: Commands = core;
    const present = vi.spyOn(commands, "communitiesPresent");
    place = await openDiscordPlace(core, { shards: 2 });
    await vi.waitFor(() => expect(present).toHaveBeenCalledTimes(2));
    const told = present.mock.calls.filter(([communities]) => communities.has(place.community));
    expect(told).toHaveLength(1);
    const other = ((BigInt(place.guild.id) >> 22n) + 1n) << 22n;
    expect(told.map(([, concerns]) => concerns(place.community))).toEqual([true]);
    for (const community of [`discord:${String(other)}`, "discord:direct-1", "slack:T1"] as const) {
      expect(told.map(([, concerns]) => concerns(community))).toEqual([false]);
    }
  });

  test("a server that is added is known", async () => {
    const guild = place.discord.addGuild("New");
    await vi.waitFor(() => expect(core.reached).toContainEqual({ kind: "joined", community: `discord:${guild.id}` }));
  });

  test.each([
    ["GUILD_CREATE", { id: "1457468924290662599", channels: "none", members: null, roles: 7 }],
    ["GUILD_DELETE", { id: "1457468924290662599", unavailable: null }],
    ["CHANNEL_DELETE", { id: 7 }],
    ["CHANNEL_UPDATE", {}],
    ["THREAD_CREATE", { parent_id: {} }],
    ["SOMETHING_NEW", { of: { next: "year" } }],
    ["INTERACTION_CREATE", { id: "1", type: 99, user: { id: "1" }, token: "t" }],
  ])("stands a %s that is not as documented", async (type, payload) => {
    place.discord.gateway.dispatch(type, payload, place.guild);
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
  });

  test("that breaks is resumed, and what came meanwhile is answered", async () => {
    place.discord.gateway.dropConnections();
    await vi.waitUntil(() => place.discord.gateway.connected === 0);
    const [message] = await place.type({ command: "digest" }).seen();
    expect(message?.words).toContain("It is done.");
    expect(place.discord.gateway).toMatchObject({ resumes: 1, identifies: 1 });
  });

  test("that Discord asks to make again is resumed", async () => {
    place.discord.gateway.askToReconnect();
    await vi.waitUntil(() => place.discord.gateway.resumes === 1, { timeout: 10_000 });
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
  });

  test("whose session is over is made anew", { timeout: 20_000 }, async () => {
    place.discord.gateway.invalidateSessions();
    await vi.waitUntil(() => place.discord.gateway.identifies === 2, { timeout: 15_000 });
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
  });

  test("that Discord closes for good is tried again, and said", { timeout: 20_000 }, async () => {
    place.discord.gateway.closeConnections(4_011);
    await vi.waitUntil(() => place.discord.gateway.identifies === 2, { timeout: 15_000 });
    expect(place.log.lines.join("\n")).toContain("Discord closed the connection: ShardingRequired");
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
  });
});

describe("stopping", () => {
  test.each([0, 3, 10, 30])("%i ms after starting, while it connects, ends", async (ms) => {
    await place.stop();
    const identifies = place.discord.gateway.identifies;
    const app = await startAnother();
    await sleep(ms);
    await app.stop();
    expect(place.discord.gateway.connected).toBe(0);
    expect(place.discord.gateway.identifies).toBeLessThanOrEqual(identifies + 1);
  });

  test.each([0, 10, 50])("%i ms after the connection broke ends", async (ms) => {
    place.discord.gateway.dropConnections();
    await sleep(ms);
    await place.stop();
    expect(place.discord.gateway.connected).toBe(0);
  });

  test("gives the shard back, so that the next one need not wait for the lease", async () => {
    await place.stop();
    const app = await startAnother();
    await vi.waitUntil(() => place.discord.gateway.connected === 1, { timeout: 4_000 });
    await app.stop();
    expect(place.discord.gateway.identifies).toBe(2);
  });
});

describe("several processes", () => {
  test("one has the shard, and another takes over when it stops", { timeout: 20_000 }, async () => {
    const other = new FakeCommands();
    const app = await startAnother(other);
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
    expect(place.discord.gateway.identifies).toBe(1);
    await place.stop();
    await vi.waitUntil(() => place.discord.gateway.identifies === 2, { timeout: 15_000 });
    other.answers(OK);
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
    expect(core.reached.filter(({ kind }) => kind === "run")).toHaveLength(1);
    expect(other.reached.filter(({ kind }) => kind === "run")).toHaveLength(1);
    await app.stop();
  });

  test("as many shards as Discord recommends are connected, each guild answered by its own", async () => {
    await place.close();
    place = await openDiscordPlace(core, { shards: 3 });
    expect(place.discord.gateway.identifies).toBe(3);
    expect((await place.type({ command: "digest" }).seen()).length).toBe(1);
    expect(core.reached.filter(({ kind }) => kind === "run")).toHaveLength(1);
  });
});

describe("starting", () => {
  test("says what to do about a token that is not taken", async () => {
    const { discord, leases } = place;
    const start = startDiscordApp(
      { token: "wrong", apiUrl: discord.apiUrl },
      { commands: core, log: makeMemoryLog(), leases, clock: () => new Date() },
    );
    await expect(start).rejects.toMatchObject({ code: "chat-login", next: expect.stringContaining("DISCORD_TOKEN") });
  });

  test("says that Discord is not there", async () => {
    const { leases } = place;
    const start = startDiscordApp(
      { token: "any", apiUrl: "http://127.0.0.1:9/api" },
      { commands: core, log: makeMemoryLog(), leases, clock: () => new Date() },
    );
    await expect(start).rejects.toMatchObject({ code: "chat-unreachable" });
  });

  test("says that the commands which people see are old ones, and only then", async () => {
    expect(place.log.lines.join("\n")).not.toContain("lede setup discord");
    place.discord.world.commands = place.discord.world.commands.slice(1);
    await place.restart();
    expect(place.log.lines.join("\n")).toContain("lede setup discord");
  });

  test.each([
    [1_000, 0],
    [500, 0],
    [499, 86_574],
    [1, 43_200_000],
    [0, 43_200_000],
  ])("with %i sessions left of 1,000 it waits %i ms", (remaining, waitMs) => {
    expect(identifyWait({ total: 1_000, remaining, reset_after: 43_200_000 })).toBe(waitMs);
  });
});
