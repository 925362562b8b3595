import type { ChannelAddress, CommunityId } from "../../src/article/subscription.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Commands, Suggestion, TypedOption } from "../../src/entry/commands.ts";
import type { MemoryLog } from "./memory-log.ts";

/** Who asks: an admin of the workspace or guild, or somebody else in it. */
export type Who = "manager" | "member";

/** What is seen in a chat, whatever the platform. */
export interface SeenMessage {
  /** All its words, marks and escapes as the platform has them. */
  readonly words: string;
  /** What can be pressed or picked in it, in order. */
  readonly labels: readonly string[];
  readonly onlyAsker: boolean;
  /** Whether it was taken away since. */
  gone(): boolean;
}

/** Something typed or pressed. */
export interface AskedInChat {
  /** What is seen of it as soon as there are so many messages, in the order in which they came. */
  seen(count?: number): Promise<readonly SeenMessage[]>;
  /** Milliseconds until the platform was told that it is being taken care of. */
  acknowledgedAfterMs(): Promise<number>;
}

export interface TypedInChat {
  /** `summary`, or `lede schedule`. */
  readonly command: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly who?: Who;
}

export interface PressedInChat {
  readonly message: SeenMessage;
  readonly label: string;
  readonly who?: Who;
}

/** How Lede can lose a channel. */
export type Loss = "removed" | "archived" | "deleted";

/** A platform on loopback with the real bot connected to it. */
export interface ChatPlace {
  readonly channel: ChannelAddress;
  readonly community: CommunityId;
  /** The platform's ids. */
  readonly people: Readonly<Record<Who, string>>;
  readonly log: MemoryLog;
  /** Tokens, which no log may hold. */
  readonly secrets: readonly string[];
  type(typed: TypedInChat): AskedInChat;
  press(pressed: PressedInChat): AskedInChat;
  /** Null where the platform has no suggestions while one types. */
  readonly suggest: ((typed: TypedOption) => Promise<readonly Suggestion[]>) | null;
  /** Posts a digest as the outbox does: rendered, through the real messenger. The messages as they are seen. */
  postDigest(digest: Digest): Promise<readonly SeenMessage[]>;
  /** The ways in which the platform lets a channel be lost. */
  readonly losses: readonly Loss[];
  lose(loss: Loss): Promise<void>;
  /** The workspace or guild removes Lede. */
  leave(): Promise<void>;
  /** The bot's process stops, and another takes its place. */
  restart(): Promise<void>;
  /** The bot stops as on SIGTERM. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export type OpenChatPlace = (commands: Commands) => Promise<ChatPlace>;
