import { describe, expect, test } from "vitest";
import { deliverDue } from "../../src/dispatch/outbox.ts";
import type { Messenger } from "../../src/dispatch/messenger.ts";
import { LIMITED_SECONDS } from "../contracts/messenger-contract.ts";
import { makeOversizeMessage } from "../support/fake-platform.ts";
import { makeDelivery, makeSubscription } from "../support/make-subscription.ts";
import { makeOutbox, withoutSettling } from "../support/run-outbox.ts";

test("posts what it holds, in the order of each channel and not faster than the platform allows", async () => {
  const { add, pass, words, platform } = await makeOutbox();
  await add("a:1", "a:2", "b:1", makeDelivery("c:1", { to: "slack:C2" }));
  await pass(1);
  expect(words()).toEqual(["Words of a:1"]);
  expect(words("slack:C2")).toEqual(["Words of c:1"]);
  await pass(1);
  expect(words()).toHaveLength(2);
  await pass(5);
  expect(words()).toEqual(["Words of a:1", "Words of a:2", "Words of b:1"]);
  expect(platform.requests()).toBe(4);
});

test("posts parts into the thread of the first", async () => {
  const { add, pass, platform, store } = await makeOutbox();
  await add("a:1", makeDelivery("a:2", { under: "a:1" }));
  await pass(5);
  const head = await store.outbox.get("a:1");
  expect(platform.shown("slack:C1").map(({ under }) => under)).toEqual([null, head?.messageId]);
});

describe("an outcome that is not known", () => {
  test("posted, but the answer was lost: it is found, and not posted again", async () => {
    const { add, pass, words, platform, stateOf } = await makeOutbox();
    platform.fail("lost-response");
    await add("a:1", "a:2");
    await pass(20);
    expect(words()).toEqual(["Words of a:1", "Words of a:2"]);
    expect(await stateOf("a:1")).toBe("sent");
    expect(platform.requests()).toBe(2);
  });

  test("not posted: it is posted again, once the absence can be believed and not before", async () => {
    const { add, pass, words, platform } = await makeOutbox();
    platform.fail("server-error");
    await add("a:1");
    await pass(59);
    expect(platform.requests()).toBe(1);
    await pass(30);
    expect(words()).toEqual(["Words of a:1"]);
    expect(platform.requests()).toBe(2);
  });

  test("a request that hangs is given up, and looked up", async () => {
    const { add, pass, words, platform } = await makeOutbox();
    platform.fail("hang");
    await add("a:1");
    await pass(90);
    expect(words()).toEqual(["Words of a:1"]);
  });

  test("a message that shows up late in the history is not posted again", async () => {
    const { add, pass, words, platform } = await makeOutbox();
    // What a platform does that is slow beyond our patience: it is there only at the second look-up.
    const { messenger } = platform;
    let lookUps = 0;
    const slow: Messenger = {
      ...messenger,
      post: async (to, message, options) => {
        await messenger.post(to, message, options);
        return { kind: "unknown", reason: "No answer in time." };
      },
      find: (...args) => (++lookUps === 1 ? Promise.resolve({ kind: "absent" }) : messenger.find(...args)),
    };
    await add("a:1");
    await pass(200, { messengers: [slow] });
    expect(lookUps).toBe(2);
    expect(words()).toEqual(["Words of a:1"]);
  });

  test("a look-up that is not answered is asked again, ever more seldom, and is no absence", async () => {
    const { add, pass, words, platform, stateOf } = await makeOutbox();
    await add("a:1");
    platform.fail("lost-response", ...Array.from({ length: 12 }, () => "history-down" as const));
    await pass(1800);
    expect(words()).toEqual(["Words of a:1"]);
    expect(await stateOf("a:1")).toBe("sent");
  });

  test("a history that may not be read waits for a person, who is told once; others go on", async () => {
    const { add, pass, words, platform, stateOf, store, troubles, clock } = await makeOutbox();
    platform.fail("lost-response", "unreadable");
    await add("a:1", "a:2", "b:1");
    await pass(4000);
    expect(await stateOf("a:1")).toBe("held");
    expect(troubles).toMatchObject([{ kind: "held", delivery: { key: "a:1" } }]);
    // What belongs to it waits with it.
    expect(words()).toEqual(["Words of a:1", "Words of b:1"]);
    expect(await store.outbox.drop("a:1", "It is there: seen by hand.")).toBe(true);
    await pass(5);
    expect(words()).toEqual(["Words of a:1", "Words of b:1", "Words of a:2"]);
    expect(clock().getTime()).toBeGreaterThan(0);
  });

  test("held and posted again by hand where it is not there", async () => {
    const { add, pass, words, platform, store, clock } = await makeOutbox();
    platform.fail("server-error", "unreadable");
    await add("a:1");
    await pass(60);
    expect(words()).toEqual([]);
    expect(await store.outbox.retry("a:1", clock())).toBe(true);
    await pass(5);
    expect(words()).toEqual(["Words of a:1"]);
  });
});

describe("faults that last", () => {
  test("429 after 429: posted once, never before the platform allows, and not given up", async () => {
    const { add, pass, words, platform, store } = await makeOutbox();
    await add("a:1");
    platform.fail(...Array.from({ length: 40 }, () => "limited" as const));
    await pass(LIMITED_SECONDS * 40);
    expect(platform.requests()).toBe(40);
    await pass(LIMITED_SECONDS + 1);
    expect(words()).toEqual(["Words of a:1"]);
    expect(await store.outbox.get("a:1")).toMatchObject({ attempts: 1 });
  });

  test("a platform that is down for an hour: everything comes once it is back, in order and once", async () => {
    const { add, pass, words, platform, troubles } = await makeOutbox();
    platform.breakDown();
    await add("a:1", "a:2", "b:1");
    await pass(3600);
    platform.recover();
    await pass(600);
    expect(words().toSorted()).toEqual(["Words of a:1", "Words of a:2", "Words of b:1"]);
    expect(words().filter((each) => each.startsWith("Words of a"))).toEqual(["Words of a:1", "Words of a:2"]);
    expect(troubles).toEqual([]);
  });

  test("a post that always fails is given up after twelve tries over more than an hour, and its owner is told once", async () => {
    const { add, pass, platform, store, troubles } = await makeOutbox();
    await add("a:1");
    platform.fail(...Array.from({ length: 60 }, () => "server-error" as const));
    await pass(3600);
    expect(troubles).toEqual([]);
    await pass(3600);
    expect(platform.requests()).toBe(12);
    expect(troubles).toMatchObject([{ kind: "dead" }]);
    expect(await store.outbox.get("a:1")).toMatchObject({
      state: "dead",
      reason: "It was tried 12 times. The last time: the platform answers 503",
    });
  });

  test("a token that is refused waits for the owner, pauses nobody, and is told", async () => {
    const { add, pass, platform, words, store, troubles, clock } = await makeOutbox();
    await store.subscriptions.save(makeSubscription(), clock());
    platform.fail("login", "login");
    await add("a:1");
    await pass(1000);
    expect(troubles.map(({ kind }) => kind)).toEqual(["login", "login"]);
    expect((await store.subscriptions.get("slack:C1"))?.paused).toBeNull();
    await pass(1000);
    expect(words()).toEqual(["Words of a:1"]);
  });
});

describe("refusals", () => {
  for (const why of ["channel-gone", "removed", "forbidden"] as const) {
    test(`${why}: the subscription is paused with the reason, the owner told once, nothing else is posted there`, async () => {
      const notices = { kind: "notice", subject: "notice", to: "slack:OWNER", subscription: null } as const;
      const { add, pass, platform, words, store, troubles, clock } = await makeOutbox({
        noticeOf: ({ delivery }) => makeDelivery(`notice:${delivery.key}`, notices),
      });
      await store.subscriptions.save(makeSubscription(), clock());
      platform.fail(why);
      await add("a:1", "a:2", "b:1");
      await pass(10);
      expect(words()).toEqual([]);
      expect(platform.requests()).toBe(2);
      expect(words("slack:OWNER")).toEqual(["Words of notice:a:1"]);
      expect(troubles).toMatchObject([{ kind: "paused" }]);
      const paused = (await store.subscriptions.get("slack:C1"))?.paused;
      expect(paused?.reason).toBe(troubles[0]?.reason);
      expect((await store.outbox.list({ states: ["dead"], limit: 9 })).map(({ key }) => key)).toEqual([
        "b:1",
        "a:2",
        "a:1",
      ]);
    });
  }

  test("a message that is refused is given up alone; the rest is posted", async () => {
    const { add, pass, words, troubles } = await makeOutbox();
    await add(makeDelivery("a:1", { message: makeOversizeMessage("a:1") }), "a:2");
    await pass(10);
    expect(words()).toEqual(["Words of a:2"]);
    expect(troubles).toMatchObject([{ kind: "dead", reason: "The message is longer than 4000 characters." }]);
  });

  test("a notice that fails is not told by another", async () => {
    const { add, pass, platform, store } = await makeOutbox({
      noticeOf: ({ delivery }) => makeDelivery(`notice:${delivery.key}`, { kind: "notice" }),
    });
    platform.fail("channel-gone", "channel-gone");
    await add(makeDelivery("notice:a:1", { kind: "notice" }));
    await pass(100);
    expect(await store.outbox.list({ states: ["pending", "dead"], limit: 9 })).toHaveLength(1);
  });
});

describe("a worker", () => {
  test("that slept over its lease does not post: another may have", async () => {
    const { add, pass, words, platform, skip, outbox, store } = await makeOutbox();
    await add("a:1");
    const sleepy = {
      ...store.outbox,
      async claim(...args: Parameters<typeof store.outbox.claim>) {
        const claim = await store.outbox.claim(...args);
        skip(20);
        return claim;
      },
    };
    const asleep = deliverDue({ ...outbox, store: sleepy }, AbortSignal.timeout(200));
    await asleep;
    expect(platform.requests()).toBe(0);
    await pass(200);
    expect(words()).toEqual(["Words of a:1"]);
  });

  test("that could not write what became of a post leaves it to be looked up: posted once", async () => {
    const { add, pass, words, platform, store, faults, stateOf } = await makeOutbox();
    await add("a:1", "a:2");
    await pass(200, { store: withoutSettling(store.outbox, 1) });
    expect(faults).toEqual(["post a:1 to slack:C1"]);
    expect(words()).toEqual(["Words of a:1", "Words of a:2"]);
    expect(platform.requests()).toBe(2);
    expect(await stateOf("a:1")).toBe("sent");
  });

  test("whose messenger breaks looks up what became of it", async () => {
    const { add, pass, words, platform, faults } = await makeOutbox();
    await add("a:1");
    let broken = true;
    const messenger: Messenger = {
      ...platform.messenger,
      async post(to, message, options) {
        const posted = await platform.messenger.post(to, message, options);
        if (broken) {
          broken = false;
          throw new TypeError("a fault of ours");
        }
        return posted;
      },
    };
    await pass(60, { messengers: [messenger] });
    expect(faults).toEqual(["post a:1 to slack:C1"]);
    expect(words()).toEqual(["Words of a:1"]);
  });

  test("that is told to stop finishes what is under way and begins nothing more", async () => {
    const { add, outbox, platform, words, stateOf } = await makeOutbox();
    const stop = new AbortController();
    await add(...["C1", "C2", "C3"].map((channel) => makeDelivery(`${channel}:1`, { to: `slack:${channel}` })));
    const messenger: Messenger = {
      ...platform.messenger,
      async post(...args) {
        stop.abort();
        return await platform.messenger.post(...args);
      },
    };
    await deliverDue({ ...outbox, messengers: [messenger] }, stop.signal);
    const states = await Promise.all(["C1:1", "C2:1", "C3:1"].map(stateOf));
    expect(states.filter((state) => state === "sending")).toEqual([]);
    expect(states.filter((state) => state === "sent")).toHaveLength(platform.requests());
    expect(states).toContain("pending");
    expect(words("slack:C9")).toEqual([]);
  });

  test("edits a message in its place, again where the outcome is not known", async () => {
    const { add, pass, words, platform } = await makeOutbox();
    await add("a:1");
    await pass(2);
    platform.fail("server-error", "lost-response");
    const message = { ...makeDelivery("a:1").message, body: { words: "Corrected." } };
    await add(makeDelivery("correction:a:1", { kind: "correction", subject: "a", message, edits: "a:1" }));
    await pass(60);
    expect(words()).toEqual(["Corrected."]);
    expect(platform.requests()).toBe(4);
  });
});
