import type { Platform } from "../../article/subscription.ts";
import { FileMessenger } from "../../dispatch/file-messenger.ts";
import type { Messenger } from "../../dispatch/messenger.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Settings } from "../settings.ts";

export interface MessengerContext {
  readonly settings: Pick<Settings, "slack" | "discord">;
  readonly clock: Clock;
  /** Absolute: where relative folders of digests begin. */
  readonly home: string;
  /** Told each time that a digest could not be written to its folder. */
  readonly onFailure: (error: unknown) => void;
}

/** A messenger for each platform that the settings give access to. The SDKs are loaded only for those. */
export async function openMessengers({
  settings: { slack, discord },
  clock,
  home,
  onFailure,
}: MessengerContext): Promise<readonly Messenger[]> {
  const messengers: Messenger[] = [new FileMessenger({ base: home, clock, onFailure })];
  if (slack !== null) {
    const { SlackMessenger } = await import("../../dispatch/slack-messenger.ts");
    messengers.push(new SlackMessenger(slack, clock));
  }
  if (discord !== null) {
    const { DiscordMessenger } = await import("../../dispatch/discord-messenger.ts");
    messengers.push(new DiscordMessenger(discord, clock));
  }
  return messengers;
}

export function platformsOf(messengers: readonly Messenger[]): ReadonlySet<Platform> {
  return new Set(messengers.map(({ platform }) => platform));
}
