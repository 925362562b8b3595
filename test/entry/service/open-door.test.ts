import { expect, test, vi } from "vitest";
import { openDoor } from "../../../src/entry/service/open-door.ts";
import { LedeError } from "../../../src/shared/errors.ts";
import type { Log } from "../../../src/shared/log.ts";

const unreachable = new LedeError("chat-unreachable", "Slack did not answer.", { next: "Check the network." });
const refused = new LedeError("chat-login", "Slack does not take the token.", { next: "Set another." });

function world() {
  const said: string[] = [];
  const log: Log = {
    info: (line) => void said.push(line),
    warn: (line) => void said.push(line),
    error: (line) => void said.push(line),
  };
  return {
    said,
    options: { log, tryAgainAfter: 1 },
    door: { stop: vi.fn<() => Promise<void>>(async () => undefined) },
  };
}

test("a platform that is down at the start is tried until it answers, and closed like any other", async () => {
  const { said, options, door } = world();
  const open = vi
    .fn<() => Promise<typeof door>>(async () => door)
    .mockRejectedValueOnce(unreachable)
    .mockRejectedValueOnce(unreachable);
  const close = await openDoor("Slack", open, options);
  await vi.waitFor(() => expect(said.at(-1)).toBe("Slack answers."));
  expect(open).toHaveBeenCalledTimes(3);
  await close();
  expect(door.stop).toHaveBeenCalledOnce();
});

test("told to stop while it is down, it tries no more", async () => {
  const { options } = world();
  const open = vi.fn<() => Promise<never>>(async () => Promise.reject(unreachable));
  const close = await openDoor("Slack", open, { ...options, tryAgainAfter: 60_000 });
  await close();
  expect(open).toHaveBeenCalledOnce();
});

test("a token that is not taken is said at once; later on it is logged", async () => {
  const { said, options } = world();
  await expect(openDoor("Slack", async () => Promise.reject(refused), options)).rejects.toBe(refused);
  const open = vi.fn<() => Promise<never>>(async () => Promise.reject(refused)).mockRejectedValueOnce(unreachable);
  const close = await openDoor("Slack", open, options);
  await vi.waitFor(() => expect(said.at(-1)).toBe("Lede cannot be in Slack."));
  await close();
});
