import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ChannelAddress } from "../../src/article/subscription.ts";
import type { Messenger, Posted, PostOptions, Refusal, RenderedMessage } from "../../src/dispatch/messenger.ts";

/** What a place does to the next request that would post or edit, or, from `history` on, to the next look-up. */
export type Fault =
  /** Takes the message and drops the connection before it answers. */
  | "lost-response"
  /** Answers 5xx and has taken nothing. */
  | "server-error"
  /** Does not answer for a minute, and has taken nothing. */
  | "hang"
  /** 429 with a Retry-After of `LIMITED_SECONDS`. */
  | "limited"
  | Exclude<Refusal, "message">
  /** The channel's history may not be read. */
  | "unreadable"
  /** The look-up is answered by 5xx or 429. */
  | "history-down";

/** The Retry-After that a place sends with `limited`. */
export const LIMITED_SECONDS = 7;

/** A platform that messages can be posted on, with the faults that a test can ask of it. */
export interface MessengerPlace {
  readonly messenger: Messenger;
  /** An empty channel. */
  readonly to: ChannelAddress;
  /** Another channel, empty too. */
  readonly elsewhere: ChannelAddress;
  /** A message as the platform's renderer makes it, in which these words stand. */
  message(key: string, words: string): RenderedMessage;
  /** One that the platform refuses for what it is: larger than it may be. */
  oversize(key: string): RenderedMessage;
  /** What people see in the channel, oldest first; `under` is the id of the message it hangs under. */
  shown(channel: ChannelAddress): Promise<readonly ShownMessage[]>;
  /** Asked for each fault of `faults` alone. It holds for one request, `unreadable` until `recover`. */
  fail(fault: Fault): void;
  recover(): void;
  close(): Promise<void>;
}

export interface ShownMessage {
  readonly words: string;
  readonly under: string | null;
}

export interface MessengerContract {
  /** The faults that this platform can have: a folder has no 429. */
  readonly faults: readonly Fault[];
  /** Whether messages can hang under another. */
  readonly threads: boolean;
  readonly open: () => Promise<MessengerPlace>;
}

/** What every messenger must do, whatever platform it posts on. The outbox relies on nothing else. */
export function messengerContract(name: string, { faults, threads, open }: MessengerContract): void {
  describe(`messenger contract: ${name}`, () => {
    let place: MessengerPlace;
    let started: Date;

    const post = (key: string, options: Partial<PostOptions> = {}): Promise<Posted> =>
      place.messenger.post(place.to, place.message(key, `Words of ${key}`), inTime(options));
    const find = (key: string, under: string | null = null) =>
      place.messenger.find(place.to, key, { since: started, under, signal: AbortSignal.timeout(10_000) });
    const shown = async (): Promise<readonly string[]> => (await place.shown(place.to)).map(({ words }) => words);

    beforeEach(async () => {
      // Platforms count in whole seconds here and there, and their clocks are not ours.
      started = new Date(Date.now() - 5_000);
      place = await open();
    });
    afterEach(() => place.close());

    test("speaks for the platform of its channels", () => {
      expect(place.to.startsWith(`${place.messenger.platform}:`)).toBe(true);
    });

    test("posts a message, which people then see in that channel alone", async () => {
      const posted = await post("a1b2:1");
      expect(posted).toEqual({ kind: "sent", messageId: expect.stringMatching(/./) });
      expect(await shown()).toEqual(["Words of a1b2:1"]);
      expect(await place.shown(place.elsewhere)).toEqual([]);
    });

    test("posts in order, each under an id of its own", async () => {
      const ids = [];
      for (const key of ["a1b2:1", "a1b2:2", "c3d4:1"]) ids.push(idOf(await post(key)));
      expect(new Set(ids).size).toBe(3);
      expect(await shown()).toEqual(["Words of a1b2:1", "Words of a1b2:2", "Words of c3d4:1"]);
    });

    test.runIf(threads)("posts under another message, and finds it there", async () => {
      const under = idOf(await post("a1b2:1"));
      const messageId = idOf(await post("a1b2:2", { under }));
      expect(await place.shown(place.to)).toEqual([
        { words: "Words of a1b2:1", under: null },
        { words: "Words of a1b2:2", under },
      ]);
      expect(await find("a1b2:2", under)).toEqual({ kind: "found", messageId });
      expect(await find("a1b2:3", under)).toEqual({ kind: "absent" });
    });

    test("finds by its key the message that is there, and no other", async () => {
      const messageId = idOf(await post("a1b2:1"));
      await post("a1b2:11");
      expect(await find("a1b2:1")).toEqual({ kind: "found", messageId });
      expect(await find("a1b2:2")).toEqual({ kind: "absent" });
      expect(await find("a1b2")).toEqual({ kind: "absent" });
    });

    test("finds a message behind many later ones", { timeout: 60_000 }, async () => {
      const messageId = idOf(await post("a1b2:1"));
      for (let i = 0; i < 120; i++) await post(`later-${i}:1`);
      expect(await find("a1b2:1")).toEqual({ kind: "found", messageId });
    });

    test("looks in the channel it is asked about", async () => {
      await post("a1b2:1");
      const options = { since: started, under: null, signal: AbortSignal.timeout(10_000) };
      expect(await place.messenger.find(place.elsewhere, "a1b2:1", options)).toEqual({ kind: "absent" });
    });

    test("edits a message in its place, as often as asked, and finds it by its key still", async () => {
      const messageId = idOf(await post("a1b2:1"));
      await post("c3d4:1");
      for (const words of ["Corrected words", "Corrected words"]) {
        const edited = await place.messenger.edit(place.to, place.message("a1b2:1", words), {
          ...inTime(),
          messageId,
        });
        expect(edited).toEqual({ kind: "sent", messageId });
      }
      expect(await shown()).toEqual(["Corrected words", "Words of c3d4:1"]);
      expect(await find("a1b2:1")).toEqual({ kind: "found", messageId });
    });

    test("an aborted post is an unknown one, and ends at once", async () => {
      const before = performance.now();
      const posted = await post("a1b2:1", { signal: AbortSignal.abort() });
      expect(posted.kind).toBe("unknown");
      expect(performance.now() - before).toBeLessThan(1_000);
    });

    test.runIf(faults.includes("hang"))(
      "a post that hangs is given up when the signal says so, and is unknown",
      async () => {
        place.fail("hang");
        const before = performance.now();
        expect(await post("a1b2:1", { signal: AbortSignal.timeout(200) })).toMatchObject({ kind: "unknown" });
        expect(performance.now() - before).toBeLessThan(2_000);
      },
    );

    test.runIf(faults.includes("lost-response"))("a post whose answer is lost is unknown, and is found", async () => {
      place.fail("lost-response");
      expect(await post("a1b2:1")).toEqual({ kind: "unknown", reason: expect.stringMatching(/./) });
      expect(await shown()).toEqual(["Words of a1b2:1"]);
      expect(await find("a1b2:1")).toEqual({ kind: "found", messageId: expect.stringMatching(/./) });
    });

    test.runIf(faults.includes("server-error"))(
      "a post answered by 5xx is unknown, and is never repeated by itself",
      async () => {
        place.fail("server-error");
        expect(await post("a1b2:1")).toEqual({ kind: "unknown", reason: expect.stringMatching(/./) });
        expect(await shown()).toEqual([]);
        expect(await find("a1b2:1")).toEqual({ kind: "absent" });
        expect((await post("a1b2:1")).kind).toBe("sent");
      },
    );

    test.runIf(faults.includes("limited"))("a post that is limited says from when on, and is not posted", async () => {
      place.fail("limited");
      const before = Date.now();
      const posted = await post("a1b2:1");
      if (posted.kind !== "limited") throw new Error(`the post was ${posted.kind}`);
      const seconds = (posted.retryAt.getTime() - before) / 1000;
      expect(seconds).toBeGreaterThanOrEqual(LIMITED_SECONDS - 0.1);
      expect(seconds).toBeLessThan(LIMITED_SECONDS + 3);
      expect(await shown()).toEqual([]);
    });

    for (const why of ["channel-gone", "removed", "forbidden", "login"] as const) {
      test.runIf(faults.includes(why))(`a post that is refused says why: ${why}`, async () => {
        place.fail(why);
        const reason = expect.stringMatching(/^[A-Z].*\.$/);
        expect(await post("a1b2:1")).toEqual({ kind: "refused", why, reason });
        expect(await shown()).toEqual([]);
      });
    }

    test("a message larger than the platform takes is refused, with the reason", async () => {
      const posted = await place.messenger.post(place.to, place.oversize("a1b2:1"), inTime());
      expect(posted).toEqual({ kind: "refused", why: "message", reason: expect.stringMatching(/^[A-Z].*\.$/) });
      expect(await shown()).toEqual([]);
    });

    test.runIf(faults.includes("unreadable"))(
      "a history that may not be read is never taken for an empty one",
      async () => {
        await post("a1b2:1");
        place.fail("unreadable");
        expect(await find("a1b2:1")).toEqual({ kind: "unreadable", reason: expect.stringMatching(/^[A-Z].*\.$/) });
        expect(await find("a1b2:2")).toMatchObject({ kind: "unreadable" });
        place.recover();
        expect(await find("a1b2:1")).toMatchObject({ kind: "found" });
      },
    );

    test.runIf(faults.includes("history-down"))("a look-up that is not answered is no absence", async () => {
      place.fail("history-down");
      expect(await find("a1b2:1")).toMatchObject({ kind: "unanswered", reason: expect.stringMatching(/./) });
      expect(await find("a1b2:1")).toEqual({ kind: "absent" });
    });

    test("a look-up that is aborted is no absence", async () => {
      const options = { since: started, under: null, signal: AbortSignal.abort() };
      expect(await place.messenger.find(place.to, "a1b2:1", options)).toMatchObject({ kind: "unanswered" });
    });
  });
}

function inTime(options: Partial<PostOptions> = {}): PostOptions {
  return { signal: AbortSignal.timeout(10_000), under: null, ...options };
}

function idOf(posted: Posted): string {
  if (posted.kind !== "sent") throw new Error(`the post was ${posted.kind}`);
  return posted.messageId;
}
