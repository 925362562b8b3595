import type { ChannelAddress, CommunityId } from "../article/subscription.ts";
import type { ActionId } from "../dispatch/action-id.ts";
import type { Answer } from "../dispatch/answer.ts";

/**
 * What people can ask in a chat, declared once: Slack's manifest, Discord's command list, the help and the answers are
 * made from it.
 */
export interface CommandDeclaration {
  /** Lower case letters, so that both platforms take it. */
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly description: string;
  /** In the order in which a person types them on Slack, where options have no names. */
  readonly options: readonly CommandOption[];
  /** `managers`: those who may manage the channel; the door checks it at each call. */
  readonly who: "everyone" | "managers";
}

export interface CommandOption {
  readonly name: string;
  /** At most 100 characters (Discord). */
  readonly description: string;
  readonly required: boolean;
  /** Whether `Commands.suggest` knows values for it while it is typed. */
  readonly suggests: boolean;
}

/** A command with words behind it: `/lede follow <link>`. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly subcommands: readonly CommandDeclaration[];
}

const about: CommandOption = {
  name: "about",
  description: "A few words or a link; without it, pick from the latest digest",
  required: false,
  suggests: true,
};

const SUMMARY: CommandDeclaration = {
  name: "summary",
  description: "The summary of an article, with its key figures",
  options: [about],
  who: "everyone",
};

const FIGURES: CommandDeclaration = {
  name: "figures",
  description: "The figures of an article, each with the sentence it stands in",
  options: [about],
  who: "everyone",
};

const DIGEST: CommandDeclaration = {
  name: "digest",
  description: "This channel's digest of what is new now, or the latest again",
  options: [],
  who: "everyone",
};

/** The commands that stand alone. */
export const COMMANDS: readonly CommandDeclaration[] = [SUMMARY, FIGURES, DIGEST];

/**
 * Everything again behind one word: Slack's commands belong to whichever app was installed last, and `/lede` is always
 * ours.
 */
export const LEDE: CommandGroup = {
  name: "lede",
  description: "The news digest of this channel",
  subcommands: [
    SUMMARY,
    FIGURES,
    DIGEST,
    {
      name: "follow",
      description: "Reads a feed or a site for this channel",
      options: [{ name: "link", description: "The address of a feed or a news site", required: true, suggests: false }],
      who: "managers",
    },
    {
      name: "unfollow",
      description: "Stops reading a source for this channel",
      options: [
        { name: "source", description: "Its name or address, as `sources` shows it", required: true, suggests: true },
      ],
      who: "managers",
    },
    {
      name: "sources",
      description: "What is read for this channel, and how it goes",
      options: [],
      who: "everyone",
    },
    {
      name: "schedule",
      description: "When the digest comes; without a time, says when it does",
      options: [
        { name: "time", description: "The local time, such as 08:00 or 8am", required: false, suggests: false },
        {
          name: "days",
          description: "Such as daily, weekdays, mon-fri or mon,thu; daily unless given",
          required: false,
          suggests: true,
        },
        { name: "zone", description: "The time zone, such as Europe/Berlin", required: false, suggests: true },
      ],
      who: "managers",
    },
    {
      name: "topics",
      description: "What the digest is to be about: words, with a minus for what is not wanted",
      options: [
        {
          name: "words",
          description: "Such as: aluminium, rare earths, -football. `all` for everything",
          required: false,
          suggests: false,
        },
      ],
      who: "managers",
    },
    { name: "pause", description: "Posts no digest here until resumed", options: [], who: "managers" },
    { name: "resume", description: "Posts digests here again", options: [], who: "managers" },
    { name: "help", description: "What Lede is and what it can be asked", options: [], who: "everyone" },
    {
      name: "forget",
      description: "Deletes all that Lede keeps of this workspace or server, at once",
      options: [{ name: "confirm", description: "Type yes: it cannot be undone", required: false, suggests: false }],
      who: "managers",
    },
  ],
};

/** Who asks, and where. */
export interface Asker {
  readonly channel: ChannelAddress;
  readonly community: CommunityId;
  /** The platform's id of the person. */
  readonly user: string;
  /** IANA name, where the platform tells it. */
  readonly timeZone: string | null;
  /** Asks the platform, at each call: rights change. */
  mayManage(): Promise<boolean>;
}

export interface CommandCall {
  /** `summary`, `figures`, `digest`, or a subcommand as `lede follow`. */
  readonly command: string;
  /** By the names of the declaration; what was left out is absent. */
  readonly options: Readonly<Record<string, string>>;
  readonly asker: Asker;
  /** Told, at most once, that the answer takes a while and why: `Reading example.org …`. */
  readonly onWaiting: (line: string) => void;
}

export interface Suggestion {
  /** What a person reads. */
  readonly label: string;
  /** What the option gets. */
  readonly value: string;
}

/** Every answer to people in a chat, the same on all platforms. Expected failures are answers; only our own faults throw. */
export interface Commands {
  run(call: CommandCall): Promise<Answer>;
  /** A button or a menu of a message, however old. */
  act(action: ActionId, asker: Asker): Promise<Answer>;
  /** What an option may be, while it is typed: at most 25, the best first. Quick, and without the network. */
  suggest(typed: TypedOption, asker: Asker): Promise<readonly Suggestion[]>;
  /** A channel is archived or gone, or Lede was removed from it: its digests are paused, its settings kept. */
  channelLost(channel: ChannelAddress, reason: string): Promise<void>;
  /** Lede was removed from a workspace or guild: what is kept of it goes after 30 days. */
  communityLeft(community: CommunityId): Promise<void>;
  /**
   * It is in these now. From the others that it knows, and that `concerns` says would be among them, it was removed
   * while nobody was told.
   */
  communitiesPresent(present: ReadonlySet<CommunityId>, concerns: (community: CommunityId) => boolean): Promise<void>;
  /** It was added (again). */
  communityJoined(community: CommunityId): Promise<void>;
}

export interface TypedOption {
  /** As in `CommandCall.command`. */
  readonly command: string;
  readonly option: string;
  /** What was typed so far. */
  readonly text: string;
}
