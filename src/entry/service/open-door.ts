import { setTimeout as sleep } from "node:timers/promises";
import { LedeError } from "../../shared/errors.ts";
import type { Log } from "../../shared/log.ts";

/** An open door into a chat. */
interface Door {
  /** Takes nothing more, and ends when what was asked is answered. */
  stop(): Promise<void>;
}

/** Milliseconds between two tries to reach a platform that is down. */
const TRY_AGAIN_AFTER = 30_000;

export interface DoorOptions {
  readonly log: Log;
  /** Milliseconds. */
  readonly tryAgainAfter?: number;
}

/**
 * Opens the door to a chat. A platform that is down when Lede starts is tried again until it answers: meanwhile Lede
 * reads, composes and posts elsewhere.
 *
 * @returns how to close it, or to try no more.
 * @throws LedeError `chat-login` where the platform does not take a token: that no waiting mends.
 */
export async function openDoor(
  platform: string,
  open: () => Promise<Door>,
  { log, tryAgainAfter = TRY_AGAIN_AFTER }: DoorOptions,
): Promise<() => Promise<void>> {
  try {
    const door = await open();
    return () => door.stop();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    log.warn(`${error.message} It is tried again until ${platform} answers.`);
  }
  const stopping = new AbortController();
  const opening = openLater(open, { platform, log, tryAgainAfter, signal: stopping.signal });
  return async () => {
    stopping.abort();
    await (await opening)?.stop();
  };
}

interface LaterOptions extends Required<DoorOptions> {
  readonly platform: string;
  readonly signal: AbortSignal;
}

async function openLater(
  open: () => Promise<Door>,
  { platform, log, tryAgainAfter, signal }: LaterOptions,
): Promise<Door | null> {
  for (;;) {
    await sleep(tryAgainAfter, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (signal.aborted) return null;
    try {
      const door = await open();
      log.info(`${platform} answers.`);
      return door;
    } catch (error) {
      if (isUnreachable(error)) continue;
      log.error(`Lede cannot be in ${platform}.`, { error });
      return null;
    }
  }
}

function isUnreachable(error: unknown): error is LedeError {
  return error instanceof LedeError && error.code === "chat-unreachable";
}
