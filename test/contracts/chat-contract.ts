import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { ACTION_WORDS } from "../../src/dispatch/action-words.ts";
import type { Answer } from "../../src/dispatch/answer.ts";
import { COMMANDS, LEDE, type CommandDeclaration } from "../../src/entry/commands.ts";
import type { ChatPlace, OpenChatPlace, SeenMessage, TypedInChat } from "../support/chat-place.ts";
import { FakeCommands, OK } from "../support/fake-commands.ts";
import { makeDigest, makeFigure, makeReference, makeStory } from "../support/make-digest.ts";

const ARTICLE = "9f86d081884c7d659a2f";
const story = makeStory({ articles: [makeReference({ id: ARTICLE })] });

/** A value for each option that there is, as a person would type it. */
const TYPED: Readonly<Record<string, string>> = {
  about: "solar power at the harbour",
  link: "https://harbour.example/feed.xml",
  source: "harbour.example",
  time: "08:00",
  days: "mon-fri",
  zone: "Europe/Berlin",
  words: "aluminium, rare earths, -football",
  confirm: "yes",
};

/** Every command with every number of its options, in their order, as both platforms take them. */
const TYPED_COMMANDS: readonly Required<Omit<TypedInChat, "who">>[] = [
  ...COMMANDS.flatMap((command) => typedWays(command.name, command)),
  ...LEDE.subcommands.flatMap((command) => typedWays(`lede ${command.name}`, command)),
];

function typedWays(name: string, { options }: CommandDeclaration): readonly Required<Omit<TypedInChat, "who">>[] {
  const required = options.filter((option) => option.required).length;
  return Array.from({ length: options.length - required + 1 }, (_, more) => ({
    command: name,
    options: Object.fromEntries(options.slice(0, required + more).map((option) => [option.name, valueOf(option.name)])),
  }));
}

function valueOf(option: string): string {
  const value = TYPED[option];
  if (value === undefined) throw new Error(`The contract has no value for the option ${option}: add one.`);
  return value;
}

/** Every answer there is, and words by which it is known on any platform. */
const ANSWERS: readonly (readonly [name: string, answer: Answer, words: readonly string[]])[] = [
  ["a story", { kind: "story", story }, ["Harbour to run its cranes on solar power", "up to 40 megawatts"]],
  [
    "figures",
    {
      kind: "figures",
      headline: story.headline,
      article: story.articles[0],
      figures: [makeFigure({ saidBy: "the port" })],
    },
    ["up to 40 megawatts", "says the port", "The harbour will buy", "#:~:text="],
  ],
  ["a fresh digest", { kind: "digest", digest: makeDigest({ stories: [story] }), fresh: true }, ["Morning news"]],
  ["the latest digest again", { kind: "digest", digest: makeDigest(), fresh: false }, ["Morning news", "again"]],
  [
    "choices",
    {
      kind: "choices",
      question: "Which one?",
      action: "summary",
      choices: [{ label: "Ferry strike ends", subject: ARTICLE }],
    },
    ["Which one?"],
  ],
  [
    "a notice",
    { kind: "notice", tone: "refused", lines: ["That is not so.", "Try the other."] },
    ["That is not so.", "Try the other."],
  ],
];

/** What every door into a chat must do. Both platforms' tests run this one list, through the real SDK. */
export function chatContract(name: string, open: OpenChatPlace): void {
  describe(`chat contract: ${name}`, () => {
    let core: FakeCommands;
    let place: ChatPlace;

    beforeEach(async () => {
      core = new FakeCommands();
      place = await open(core);
    });
    afterEach(() => place.close());

    const ask = async (typed: TypedInChat): Promise<SeenMessage> => first(await place.type(typed).seen());
    const press = async (message: SeenMessage, label: string): Promise<SeenMessage> =>
      first(await place.press({ message, label }).seen());
    const asker = () => ({ channel: place.channel, community: place.community, user: place.people.manager });

    describe("commands", () => {
      test.each(TYPED_COMMANDS)("/$command $options", async ({ command, options }) => {
        const message = await ask({ command, options });
        expect(core.reached.filter(({ kind }) => kind === "run")).toEqual([
          { kind: "run", command, options, asker: expect.objectContaining(asker()) },
        ]);
        expect(message.words).toContain("It is done.");
        expect(message.onlyAsker).toBe(true);
      });

      test.each(ANSWERS)("shows %s to who asked alone", async (_, answer, words) => {
        core.answers(answer);
        const message = await ask({ command: "summary" });
        for (const each of words) expect(message.words).toContain(each);
        expect(message.onlyAsker).toBe(true);
      });

      test("says that it takes a while, and then the answer", async () => {
        core.answers(async (call) => {
          if ("onWaiting" in call) call.onWaiting("Reading harbour.example …");
          await sleep(50);
          return { kind: "story", story };
        });
        const asked = place.type({ command: "summary", options: { about: "https://harbour.example/a" } });
        await vi.waitFor(async () => {
          const words = (await asked.seen()).map((message) => message.words).join("\n");
          expect(words).toContain("Reading harbour.example …");
          expect(words).not.toContain("40 megawatts");
        });
        await vi.waitFor(async () => {
          expect((await asked.seen()).at(-1)?.words).toContain("up to 40 megawatts");
        });
      });

      test("acknowledges at once what takes longer than the platform waits", { timeout: 20_000 }, async () => {
        core.answers(async () => {
          await sleep(3_500);
          return OK;
        });
        const asked = place.type({ command: "digest" });
        expect(await asked.acknowledgedAfterMs()).toBeLessThan(1_000);
        expect(first(await asked.seen()).words).toContain("It is done.");
      });

      test("says a number for what nobody expected, which is in the log with the reason", async () => {
        core.answers(() => {
          throw new Error("the moon is in the way");
        });
        const message = await ask({ command: "figures" });
        const [, number = "none"] = /in the log as ([0-9a-f]{8})/u.exec(message.words) ?? [];
        expect(message.onlyAsker).toBe(true);
        expect(message.words).not.toContain("moon");
        expect(place.log.lines.filter((line) => line.includes(number) && line.includes("moon"))).toHaveLength(1);
      });

      test("takes many at once, and answers each its own", async () => {
        core.answers((call) => {
          const about = "options" in call ? (call.options["about"] ?? "") : "";
          return { kind: "notice", tone: "info", lines: [`About ${about}.`] };
        });
        const asked = Array.from({ length: 20 }, (_, index) =>
          place.type({ command: "summary", options: { about: `story ${String(index)} of many` } }),
        );
        const seen = await Promise.all(asked.map(async (each) => first(await each.seen()).words));
        for (const [index, words] of seen.entries()) expect(words).toContain(`story ${String(index)} of many`);
      });
    });

    describe("who may manage", () => {
      test.each(LEDE.subcommands.filter(({ who }) => who === "managers"))(
        "is known of /lede $name",
        async (command) => {
          const options = typedWays("", command)[0]?.options ?? {};
          for (const who of ["manager", "member"] as const) {
            await place.type({ command: `lede ${command.name}`, options, who }).seen();
            expect(core.lastAsker?.user).toBe(place.people[who]);
            expect(await core.lastAsker?.mayManage(), who).toBe(who === "manager");
          }
        },
      );

      test("is known of who presses a button", async () => {
        const message = first(await place.postDigest(makeDigest({ stories: [story] })));
        for (const who of ["manager", "member"] as const) {
          await place.press({ message, label: ACTION_WORDS.mute, who }).seen();
          expect(await core.lastAsker?.mayManage(), who).toBe(who === "manager");
        }
      });
    });

    describe("the buttons and the menu of a digest", () => {
      test.each(["summary", "figures", "report", "mute"] as const)("%s", async (action) => {
        const message = first(await place.postDigest(makeDigest({ stories: [story] })));
        core.answers({ kind: "story", story });
        const answer = await press(message, ACTION_WORDS[action]);
        expect(core.reached.at(-1)).toMatchObject({
          kind: "act",
          action: { action, subject: ARTICLE },
          asker: asker(),
        });
        expect(answer.words).toContain("up to 40 megawatts");
        expect(answer.onlyAsker).toBe(true);
        expect(message.gone()).toBe(false);
      });

      test("work after a restart", { timeout: 20_000 }, async () => {
        const message = first(await place.postDigest(makeDigest({ stories: [story] })));
        await place.restart();
        await press(message, ACTION_WORDS.summary);
        expect(core.reached.at(-1)).toMatchObject({ kind: "act", action: { action: "summary", subject: ARTICLE } });
      });

      test("know which of several stories they are of", async () => {
        const stories = ["a1", "b2", "c3"].map((id) => makeStory({ articles: [makeReference({ id })] }));
        const message = first(await place.postDigest(makeDigest({ stories })));
        expect(message.labels.filter((label) => label === ACTION_WORDS.figures)).toHaveLength(3);
      });

      test("go to the source", async () => {
        const message = first(await place.postDigest(makeDigest({ stories: [story] })));
        expect(message.labels).toContain(ACTION_WORDS.source);
      });
    });

    describe("an answer", () => {
      test.each([
        ["a story", { kind: "story", story } as const, `summary.${ARTICLE}`],
        [
          "figures",
          { kind: "figures", headline: "H", article: story.articles[0], figures: [] } as const,
          `figures.${ARTICLE}`,
        ],
        ["a digest", { kind: "digest", digest: makeDigest(), fresh: true } as const, `digest.${makeDigest().id}`],
      ])("%s can be shared: everyone sees it then, and can share it no more", async (_, answer, subject) => {
        core.answers(answer);
        const own = await ask({ command: "summary" });
        const shared = await press(own, ACTION_WORDS.share);
        expect(core.reached.at(-1)).toMatchObject({ kind: "act", action: { action: "share", subject } });
        expect(shared.onlyAsker).toBe(false);
        expect(shared.labels).not.toContain(ACTION_WORDS.share);
        await vi.waitFor(() => expect(own.gone()).toBe(true));
      });

      test("that may not be shared is said to who asked alone", async () => {
        core.answers({ kind: "story", story });
        const own = await ask({ command: "summary" });
        core.answers({ kind: "notice", tone: "refused", lines: ["That cannot be shared."] });
        const refused = await press(own, ACTION_WORDS.share);
        expect(refused.words).toContain("That cannot be shared.");
        expect(refused.onlyAsker).toBe(true);
      });

      test("with choices is a menu; picking one does what it is for", async () => {
        const choices = [
          { label: "Ferry strike ends after nine days", subject: "b1" },
          { label: "Harbour & cranes".repeat(20), subject: "b2" },
        ];
        core.answers({ kind: "choices", question: "Which one?", action: "figures", choices });
        const menu = await ask({ command: "figures" });
        expect(menu.labels).toHaveLength(2);
        core.answers({ kind: "story", story });
        const picked = await press(menu, "Ferry strike ends after nine days");
        expect(core.reached.at(-1)).toMatchObject({ kind: "act", action: { action: "figures", subject: "b1" } });
        expect(picked.words).toContain("up to 40 megawatts");
      });

      test("holds as many choices as there may be", async () => {
        const choices = Array.from({ length: 25 }, (_, index) => ({
          label: `Story ${String(index)}`,
          subject: `b${String(index)}`,
        }));
        core.answers({ kind: "choices", question: "Which one?", action: "report", choices });
        expect((await ask({ command: "summary" })).labels).toHaveLength(25);
      });

      test("that is long is cut or continued, and never lost", async () => {
        const stories = Array.from({ length: 7 }, (_, index) =>
          makeStory({
            headline: `Story ${String(index)} ${"and what it says ".repeat(12)}`,
            articles: [makeReference({ id: `c${String(index)}` })],
          }),
        );
        core.answers({ kind: "digest", digest: makeDigest({ stories }), fresh: true });
        const asked = place.type({ command: "digest" });
        await vi.waitFor(async () => {
          const words = (await asked.seen()).map((message) => message.words).join("\n");
          for (let index = 0; index < stories.length; index += 1) expect(words).toContain(`Story ${String(index)}`);
        });
      });
    });

    describe("suggestions", () => {
      const suggested = [...COMMANDS, ...LEDE.subcommands].flatMap((command) =>
        command.options
          .filter(({ suggests }) => suggests)
          .map((option) => ({ command: command.name, option: option.name })),
      );
      test.each(suggested)("of /$command, $option", async ({ command, option }) => {
        if (place.suggest === null) return;
        core.suggestions = [{ label: "Europe/Berlin", value: "Europe/Berlin" }];
        const full = COMMANDS.some(({ name: each }) => each === command) ? command : `lede ${command}`;
        const typed = { command: full, option, text: "ber" };
        expect(await place.suggest(typed)).toEqual(core.suggestions);
        expect(core.reached.at(-1)).toMatchObject({ kind: "suggest", typed });
      });
    });

    describe("losing", () => {
      test.each(["removed", "archived", "deleted"] as const)("a channel: %s", async (loss) => {
        if (!place.losses.includes(loss)) return;
        await place.lose(loss);
        await vi.waitFor(() => {
          const reason = expect.stringMatching(/^[A-Z].*\.$/u);
          expect(core.reached).toContainEqual({ kind: "lost", channel: place.channel, reason });
        });
      });

      test("the community", async () => {
        await place.leave();
        await vi.waitFor(() => expect(core.reached).toContainEqual({ kind: "left", community: place.community }));
      });
    });

    test("what was asked before stopping is answered", async () => {
      core.answers(async () => {
        await sleep(300);
        return OK;
      });
      const asked = place.type({ command: "digest" });
      await asked.acknowledgedAfterMs();
      await place.stop();
      expect(first(await asked.seen()).words).toContain("It is done.");
    });

    test("no token, and nothing that a person wrote, reaches the log", async () => {
      core.answers(() => {
        throw new Error("the moon is in the way");
      });
      await ask({ command: "summary", options: { about: "a secret of mine" } });
      expect(place.log.lines.length).toBeGreaterThan(0);
      const log = place.log.lines.join("\n");
      for (const secret of [...place.secrets, "a secret of mine"]) expect(log).not.toContain(secret);
    });
  });
}

function first(messages: readonly SeenMessage[]): SeenMessage {
  const [message] = messages;
  if (message === undefined) throw new Error("Nothing is seen.");
  return message;
}
