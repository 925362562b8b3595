import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourceKey } from "../../../src/collect/source.ts";
import { makeWebSource } from "../../../src/collect/make-web-source.ts";
import type { Answer, NoticeAnswer } from "../../../src/dispatch/answer.ts";
import { LEDE, type Asker, type Commands } from "../../../src/entry/commands.ts";
import { makeCommands } from "../../../src/entry/commands/make-commands.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import {
  makeAsker,
  makeCommandWorld,
  makeOreArticle,
  NOW,
  OWNERS_FEED,
  type CommandWorld,
} from "../../support/make-command-parts.ts";
import { makeArticle } from "../../support/make-news.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let store: Store;
let world: CommandWorld;
let commands: Commands;
let waits: string[];

beforeEach(async () => {
  store = await openStore(await temporaryFolder());
  world = makeCommandWorld(store);
  commands = makeCommands(world.parts);
  waits = [];
});
afterEach(() => store.close());

const run = (command: string, options: Readonly<Record<string, string>> = {}, asker: Asker = makeAsker()) =>
  commands.run({ command, options, asker, onWaiting: (line) => waits.push(line) });
const about = (words: string, asker?: Asker): Promise<Answer> => run("summary", { about: words }, asker);
const isNotice = (answer: Answer): answer is NoticeAnswer => answer.kind === "notice";
const said = (answer: Answer): string => {
  if (!isNotice(answer)) throw new Error(`A notice was expected, not ${answer.kind}.`);
  return `${answer.tone}: ${answer.lines.join("\n")}`;
};

describe("/summary and /figures", () => {
  test("give the best match in the archive", async () => {
    await world.keep([makeOreArticle(), makeArticle("tea", { title: "Tea falls" })]);
    const summary = await about("iron ore");
    expect(summary.kind === "story" && summary.story.headline).toBe("Ore port to double its quays");
    const figures = await run("lede figures", { about: "quays" });
    if (figures.kind !== "figures") throw new Error(figures.kind);
    expect(figures.figures.map(({ value }) => value)).toEqual(expect.arrayContaining([240_000_000, 18_000_000]));
    expect(figures.figures.every(({ sentence }) => sentence.text.length > 0)).toBe(true);
  });

  test("without words offer the newest stories, and picking one answers", async () => {
    await world.keep([makeOreArticle("one"), makeOreArticle("two")]);
    const choices = await run("figures");
    if (choices.kind !== "choices") throw new Error(choices.kind);
    expect(choices).toMatchObject({ action: "figures", choices: [{ subject: "two" }, { subject: "one" }] });
    const picked = await commands.act({ action: choices.action, subject: "one" }, makeAsker());
    expect(picked.kind).toBe("figures");
  });

  test("nothing found: the three nearest", async () => {
    await world.keep(["a", "b", "c", "d"].map((id) => makeOreArticle(id)));
    const nearest = await about("ore zeppelins");
    expect(nearest).toMatchObject({ kind: "choices", question: "Nothing on “ore zeppelins”. The nearest stories:" });
    expect(nearest.kind === "choices" && nearest.choices).toHaveLength(3);
    const newest = await about("zeppelins");
    expect(newest).toMatchObject({ kind: "choices", question: "Nothing on “zeppelins”. The newest stories:" });
  });

  test("nothing at all read yet: what to do", async () => {
    expect(said(await about("ore"))).toContain("/lede follow <link>");
    expect(said(await run("summary"))).toContain("/lede follow <link>");
  });

  test("a link not yet known is read, and it is said that this takes a while", async () => {
    world.web.set("https://news.example/ore", makeOreArticle());
    const answer = await about("<https://news.example/ore|news.example>");
    expect(answer.kind).toBe("story");
    expect(waits).toEqual(["Reading news.example …"]);
  });

  test("a link that cannot be read: why, and what to do", async () => {
    expect(said(await about("news.example/gone"))).toBe(
      "refused: news.example could not be read: it answers 404.\nCheck the link.",
    );
  });

  test("what one channel asked for or follows is not shown in another", async () => {
    world.web.set("https://news.example/ore", makeOreArticle("private"));
    await about("https://news.example/ore");
    expect((await about("iron ore")).kind).toBe("story");
    const elsewhere = makeAsker({ channel: "slack:C2" });
    expect((await about("iron ore", elsewhere)).kind).toBe("notice");
    const forged = await commands.act({ action: "figures", subject: "private" }, elsewhere);
    expect(said(forged)).toContain("no longer kept");
  });

  test("suggestions find stories while they are typed, and stand for them", async () => {
    await world.keep([makeOreArticle(), makeArticle("tea", { title: "Tea falls" })]);
    const typed = { command: "summary", option: "about", text: "ore po" };
    const [suggestion, ...others] = await commands.suggest(typed, makeAsker());
    expect(suggestion).toEqual({ label: "Ore port to double its quays", value: "story:ore" });
    expect(others).toEqual([]);
    expect((await about(suggestion?.value ?? "")).kind).toBe("story");
    expect(await commands.suggest({ ...typed, text: "" }, makeAsker())).toHaveLength(2);
  });
});

describe("/digest", () => {
  test("is of what is new, and leaves it for the scheduled one", async () => {
    await world.keep([makeOreArticle()]);
    expect(await run("digest")).toMatchObject({ kind: "digest", fresh: true });
    expect(await run("digest")).toMatchObject({ kind: "digest", fresh: true });
  });

  test("with nothing to tell says so", async () => {
    expect(said(await run("digest"))).toContain("nothing to tell yet");
  });
});

describe("/lede follow, unfollow, sources", () => {
  test("follows a feed for this channel, and says when digests come", async () => {
    world.web.set("https://news.example/feed", makeOreArticle());
    const answer = said(await run("lede follow", { link: "https://news.example/feed" }));
    expect(answer).toBe(
      "done: Following news.example/feed. It offers 3 articles at present.\nDigests come daily at 08:00 (Europe/Berlin); `/lede schedule` changes it.",
    );
    expect(await store.subscriptions.ofChannel("slack:C1")).toMatchObject([{ cron: "0 8 * * *", setIn: "chat" }]);
    expect(said(await run("lede sources"))).toContain("• news.example/feed — not read yet");
    expect(said(await run("lede sources", {}, makeAsker({ channel: "slack:C2" })))).not.toContain("news.example");
  });

  test("in the zone of who followed first, where the platform tells it", async () => {
    world.web.set("https://news.example/feed", makeOreArticle());
    const asker = makeAsker({ timeZone: "Asia/Tokyo" });
    expect(said(await run("lede follow", { link: "news.example/feed" }, asker))).toContain("(Asia/Tokyo)");
  });

  test("what is no link, and what cannot be read, is said", async () => {
    expect(said(await run("lede follow", { link: "the news" }))).toMatch(/^refused: That is no link\./);
    expect(said(await run("lede follow", { link: "https://news.example" }))).toContain("it answers 404");
  });

  test("unfollows by name or address, and mutes here what the owner follows for everyone", async () => {
    world.web.set("https://news.example/feed", makeOreArticle());
    await run("lede follow", { link: "https://news.example/feed" });
    expect(said(await run("lede unfollow", { source: "https://news.example/feed" }))).toMatch(
      /^done: .*no longer read/,
    );
    expect(said(await run("lede unfollow", { source: "news.example/feed" }))).toContain("follows nothing called");
    expect(said(await run("lede unfollow", { source: OWNERS_FEED.name }))).toMatch(/^done: .*muted in this channel/);
    expect(said(await run("lede sources"))).toContain("muted here");
    expect(await store.mutes.mutedIn("slack:C2")).toEqual([]);
  });

  test("following again unmutes", async () => {
    await store.mutes.mute("slack:C1", sourceKey(makeWebSource("feed", "https://news.example/feed")), NOW);
    world.web.set("https://news.example/feed", makeOreArticle());
    await run("lede follow", { link: "https://news.example/feed" });
    expect(await store.mutes.mutedIn("slack:C1")).toEqual([]);
  });

  test("names are suggested", async () => {
    const typed = { command: "lede unfollow", option: "source", text: "EXAMPLE" };
    expect(await commands.suggest(typed, makeAsker())).toEqual([{ label: OWNERS_FEED.name, value: OWNERS_FEED.name }]);
  });
});

describe("/lede schedule, topics, pause, resume", () => {
  test("sets time, days and zone, and says when the next one comes", async () => {
    const answer = said(await run("lede schedule", { time: "07:30", days: "weekdays", zone: "Europe/London" }));
    expect(answer).toBe(
      "done: The digest comes on weekdays at 07:30 (Europe/London); the next one: Wednesday 07:30.\nIt is about everything.",
    );
    expect(said(await run("lede schedule"))).toBe(answer.replace("done", "info"));
    expect(await store.subscriptions.get("slack:C1")).toMatchObject({
      cron: "30 7 * * 1-5",
      timeZone: "Europe/London",
    });
  });

  test("keeps the zone where none is given", async () => {
    await run("lede schedule", { time: "07:30", days: "daily", zone: "Asia/Tokyo" });
    expect(said(await run("lede schedule", { time: "09:00" }))).toContain("daily at 09:00 (Asia/Tokyo)");
  });

  test.each([
    [{ time: "late" }, "is no time"],
    [{ time: "08:00", days: "someday" }, "are no days"],
    [{ time: "08:00", days: "daily", zone: "Mars/Olympus" }, "is no time zone"],
    [{ days: "daily" }, "Say the time"],
  ])("%j is refused", async (options, why) => {
    expect(said(await run("lede schedule", options))).toMatch(new RegExp(`^refused: .*${why}`));
    expect(await store.subscriptions.all()).toEqual([]);
  });

  test("sets topics", async () => {
    expect(said(await run("lede topics", { words: "ore, -football" }))).toContain("It is about ore, not football.");
    expect(said(await run("lede topics"))).toContain("about ore, not football");
    expect(said(await run("lede topics", { words: "all" }))).toContain("about everything");
  });

  test("pauses and resumes", async () => {
    await run("lede schedule", { time: "08:00" });
    expect(said(await run("lede pause"))).toMatch(/^done: No digest is posted here/);
    expect(said(await run("lede pause"))).toMatch(/^info: .*paused here already/);
    expect(said(await run("lede schedule"))).toContain("`/lede resume` starts them again.");
    expect(said(await run("lede resume"))).toMatch(/^done: The digest comes daily at 08:00/);
    expect(said(await run("lede resume"))).toMatch(/^info: /);
  });

  test("what the owner set in the file stays the owner's", async () => {
    await run("lede schedule", { time: "08:00" });
    const [mine] = await store.subscriptions.all();
    if (mine === undefined) throw new Error("It was set.");
    await store.subscriptions.syncWithFile([{ ...mine, setIn: "file" }], NOW);
    for (const [command, options] of [
      ["lede schedule", { time: "09:00" }],
      ["lede topics", { words: "ore" }],
      ["lede pause", {}],
    ] as const) {
      expect(said(await run(command, options))).toMatch(/^refused: .*settings file/);
    }
  });
});

describe("who may", () => {
  const guest = makeAsker({ manages: false });
  const managed = LEDE.subcommands.filter(({ who }) => who === "managers").map(({ name }) => name);

  test.each(managed)("only managers may /lede %s", async (name) => {
    const options = { link: "https://news.example", time: "08:00", words: "ore", source: "x", confirm: "yes" };
    expect(said(await run(`lede ${name}`, options, guest))).toContain("Only those who manage this channel");
    expect(await store.subscriptions.all()).toEqual([]);
  });

  test("a crowd of calls is slowed down, each person alone", async () => {
    for (let call = 0; call < 12; call++) await run("lede help");
    expect(said(await run("lede help"))).toMatch(/^refused: .*Ask again in \d+ seconds/);
    expect(said(await run("lede help", {}, makeAsker({ user: "U2" })))).toMatch(/^info/);
  });

  test("help names every command", async () => {
    const help = said(await run("lede help"));
    for (const { name } of LEDE.subcommands) expect(help).toMatch(new RegExp(`/(?:lede )?${name}\\b`));
  });
});

describe("a story's menu", () => {
  test("reports a wrong figure: which one, once, and the owner is told", async () => {
    await world.keep([makeOreArticle()]);
    const which = await commands.act({ action: "report", subject: "ore" }, makeAsker());
    if (which.kind !== "choices") throw new Error(which.kind);
    expect(which.choices.length).toBeGreaterThan(1);
    const [first] = which.choices;
    if (first === undefined) throw new Error("There are figures.");
    const report = () => commands.act({ action: "report", subject: first.subject }, makeAsker());
    expect(said(await report())).toContain(first.label);
    expect(world.told).toMatchObject([{ kind: "report", report: { articleId: "ore", channel: "slack:C1" } }]);
    expect(said(await report())).toContain("already");
    expect(world.told).toHaveLength(1);
  });

  test("mutes the source here, for managers", async () => {
    await world.keep([makeOreArticle()]);
    const mute = { action: "mute", subject: "ore" } as const;
    expect(said(await commands.act(mute, makeAsker({ manages: false })))).toContain("Only those who manage");
    expect(said(await commands.act(mute, makeAsker()))).toContain(`${OWNERS_FEED.name} will not be`);
    expect(await store.mutes.mutedIn("slack:C1")).toEqual([sourceKey(OWNERS_FEED)]);
  });

  test("shares what one person was shown", async () => {
    await world.keep([makeOreArticle()]);
    expect((await commands.act({ action: "share", subject: "summary.ore" }, makeAsker())).kind).toBe("story");
    expect((await commands.act({ action: "share", subject: "figures.ore" }, makeAsker())).kind).toBe("figures");
    expect((await commands.act({ action: "share", subject: "nonsense" }, makeAsker())).kind).toBe("notice");
  });
});

describe("channels and communities that go", () => {
  test("a lost channel's digests are paused with the reason, its owner told once, its settings kept", async () => {
    await run("lede schedule", { time: "08:00" });
    await commands.channelLost("slack:C1", "The channel was archived.");
    await commands.channelLost("slack:C1", "The channel was archived.");
    expect(await store.subscriptions.get("slack:C1")).toMatchObject({
      paused: { reason: "The channel was archived." },
    });
    expect(world.told).toEqual([{ kind: "channel-lost", channel: "slack:C1", reason: "The channel was archived." }]);
  });

  test("forget asks first, then leaves nothing of the community and all of others", async () => {
    world.web.set("https://news.example/feed", makeOreArticle());
    const neighbour = makeAsker({ channel: "slack:C9", community: "slack:T9" });
    for (const asker of [makeAsker(), neighbour]) {
      await run("lede follow", { link: "https://news.example/feed" }, asker);
      await run("lede unfollow", { source: OWNERS_FEED.name }, asker);
    }
    expect(said(await run("lede forget"))).toContain("cannot be undone");
    expect(await store.subscriptions.all()).toHaveLength(2);
    expect(said(await run("lede forget", { confirm: "Yes" }))).toMatch(/^done: Forgotten/);
    expect((await store.subscriptions.all()).map(({ to }) => to)).toEqual(["slack:C9"]);
    expect(await store.mutes.mutedIn("slack:C1")).toEqual([]);
    expect(await store.mutes.mutedIn("slack:C9")).toHaveLength(1);
    expect((await store.sources.followed()).flatMap(({ followers }) => followers)).toEqual(["slack:C9"]);
    expect(await store.communities.channelsOf("slack:T1")).toEqual([]);
  });

  test("a community that removed Lede is paused, and found again by the time it left", async () => {
    await run("lede schedule", { time: "08:00" });
    await commands.communityLeft("slack:T1");
    expect((await store.subscriptions.get("slack:C1"))?.paused?.reason).toBe("Lede was removed from here.");
    const later = new Date(NOW.getTime() + 1);
    expect(await store.communities.communitiesLeftBefore(later)).toEqual(["slack:T1"]);
    await commands.communityJoined("slack:T1");
    expect(await store.communities.communitiesLeftBefore(later)).toEqual([]);
  });

  test("one that is not there any more, and could be, removed Lede unseen", async () => {
    for (const community of ["discord:1", "discord:2", "discord:3"] as const) await commands.communityJoined(community);
    const present = new Set(["discord:1", "discord:4"] as const);
    await commands.communitiesPresent(present, (community) => community !== "discord:3");
    const later = new Date(NOW.getTime() + 1);
    expect(await store.communities.communitiesLeftBefore(later)).toEqual(["discord:2"]);
    expect(await store.communities.communitiesJoined()).toEqual(["discord:1", "discord:3", "discord:4"]);
  });
});
