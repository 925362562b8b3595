import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { ACTION_WORDS } from "../../src/dispatch/action-words.ts";
import { composeStory } from "../../src/digest/compose-digest.ts";
import type { Digest } from "../../src/digest/digest.ts";
import { makeCommands } from "../../src/entry/commands/make-commands.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { ChatPlace, OpenChatPlace, SeenMessage, TypedInChat } from "../support/chat-place.ts";
import { makeDigest } from "../support/make-digest.ts";
import { makeCommandWorld, makeOreArticle, type CommandWorld } from "../support/make-command-parts.ts";
import { condense } from "../../src/condense/condense.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const LINK = "https://mine.example/ore";
const FEED = "https://mine.example/feed";

/** What people can do in a chat, from what they type to the store and back: the real core behind the real door. */
export function chatCoreContract(name: string, open: OpenChatPlace): void {
  describe(`chat with the real core: ${name}`, () => {
    let store: Store;
    let world: CommandWorld;
    let place: ChatPlace;

    beforeEach(async () => {
      store = await openStore(await temporaryFolder());
      world = makeCommandWorld(store);
      place = await open(makeCommands(world.parts));
      await world.keep([makeOreArticle("a".repeat(20))]);
    });
    afterEach(async () => {
      await place.close();
      await store.close();
    });

    const ask = async (command: string, options: TypedInChat["options"] = {}, who: TypedInChat["who"] = "manager") =>
      last(await place.type({ command, options, who }).seen());
    const press = async (message: SeenMessage, label: string, who: TypedInChat["who"] = "manager") =>
      last(await place.press({ message, label, who }).seen());
    test("/summary and /figures give the best match in the archive", async () => {
      expect((await ask("summary", { about: "iron ore" })).words).toContain("Ore port to double its quays");
      const figures = await ask("figures", { about: "iron ore" });
      expect(figures.words).toContain("€240 million");
      expect(figures.words).toContain("https://example.org/");
    });

    test("without words there is a menu, and picking from it answers", async () => {
      const menu = await ask("lede figures");
      const [label = ""] = menu.labels;
      expect(label).toContain("Ore port");
      expect((await press(menu, label)).words).toContain("€240 million");
    });

    test("a link that is not known is read, and the person is told meanwhile", async () => {
      world.web.set(LINK, { ...makeOreArticle("b".repeat(20)), link: { kind: "web", url: LINK } });
      const asked = place.type({ command: "summary", options: { about: LINK } });
      await vi.waitFor(async () => {
        const words = (await asked.seen()).map((message) => message.words);
        expect(words.at(-1)).toContain("Ore port to double its quays");
      });
    });

    test("/digest shows what is new, and it can be shared", async () => {
      const own = await ask("digest");
      expect(own.words).toContain("Ore port to double its quays");
      const shared = await press(own, ACTION_WORDS.share);
      expect(shared.onlyAsker).toBe(false);
      expect(shared.words).toContain("Ore port to double its quays");
    });

    test("a manager follows, schedules, chooses topics, pauses, resumes and unfollows; others are told that they may not", async () => {
      world.web.set(FEED, makeOreArticle("c".repeat(20)));
      expect((await ask("lede follow", { link: FEED })).words).toContain("mine.example");
      expect((await ask("lede sources", {}, "member")).words).toContain("mine.example");
      expect((await ask("lede schedule", { time: "08:00", days: "mon-fri" })).words).toContain("08:00");
      expect((await ask("lede topics", { words: "iron ore, -football" })).words).toContain("iron ore");
      const [subscription] = await store.subscriptions.ofChannel(place.channel);
      expect(subscription).toMatchObject({ to: place.channel, community: place.community, cron: "0 8 * * 1,2,3,4,5" });
      await ask("lede pause");
      await ask("lede resume");
      expect((await ask("lede unfollow", { source: "mine.example" })).words).toContain("mine.example");
      const [first, ...others] = await Promise.all(
        (["pause", "resume", "forget"] as const).map((word) => ask(`lede ${word}`, {}, "member")),
      );
      for (const refused of others) expect(refused.words).toBe(first?.words);
      expect(await store.subscriptions.ofChannel(place.channel)).toHaveLength(1);
    });

    test("a posted digest's buttons answer, report and mute", async () => {
      const message = last(await place.postDigest(makeOreDigest()));
      expect((await press(message, ACTION_WORDS.figures)).words).toContain("€240 million");
      const which = await press(message, ACTION_WORDS.report, "member");
      const [figure = ""] = which.labels;
      await press(which, figure, "member");
      expect(world.told).toMatchObject([{ kind: "report", report: { channel: place.channel } }]);
      const refused = await press(message, ACTION_WORDS.mute, "member");
      const muted = await press(message, ACTION_WORDS.mute);
      expect(muted.words).not.toBe(refused.words);
      expect(muted.words).toContain("example.org");
      expect((await ask("summary", { about: "iron ore" })).words).not.toContain("€240 million");
    });

    test("a channel that is lost has its digests paused, with the reason, and its owner told once", async () => {
      world.web.set(FEED, makeOreArticle("c".repeat(20)));
      await ask("lede follow", { link: FEED });
      await ask("lede schedule", { time: "08:00" });
      const [loss = "removed"] = place.losses;
      await place.lose(loss);
      await vi.waitFor(async () => {
        const [subscription] = await store.subscriptions.ofChannel(place.channel);
        expect(subscription?.paused?.reason).toMatch(loss === "removed" ? /Lede was removed/u : /The channel was/u);
      });
      expect(world.told.filter(({ kind }) => kind === "channel-lost")).toHaveLength(1);
    });
  });
}

/** A posted digest of the one article there is. */
function makeOreDigest(): Digest {
  const article = makeOreArticle("a".repeat(20));
  return makeDigest({ stories: [composeStory({ article, condensed: condense(article) })] });
}

/** The answer itself, behind what was said while it took its time. */
function last(messages: readonly SeenMessage[]): SeenMessage {
  const message = messages.at(-1);
  if (message === undefined) throw new Error("Nothing is seen.");
  return message;
}
