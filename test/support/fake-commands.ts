import type { ChannelAddress, CommunityId } from "../../src/article/subscription.ts";
import type { ActionId } from "../../src/dispatch/action-id.ts";
import type { Answer } from "../../src/dispatch/answer.ts";
import type { Asker, CommandCall, Commands, Suggestion, TypedOption } from "../../src/entry/commands.ts";

/** What reached the core, without the functions. */
export type Reached =
  | {
      readonly kind: "run";
      readonly command: string;
      readonly options: Readonly<Record<string, string>>;
      readonly asker: Seen;
    }
  | { readonly kind: "act"; readonly action: ActionId; readonly asker: Seen }
  | { readonly kind: "suggest"; readonly typed: TypedOption; readonly asker: Seen }
  | { readonly kind: "lost"; readonly channel: ChannelAddress; readonly reason: string }
  | { readonly kind: "left" | "joined"; readonly community: CommunityId };

/** The asker as the core saw them. */
export type Seen = Pick<Asker, "channel" | "community" | "user" | "timeZone">;

/** A core that notes what reaches it and answers what a test says. */
export class FakeCommands implements Commands {
  readonly reached: Reached[] = [];
  /** Who asked last, to ask about their rights. */
  lastAsker: Asker | null = null;
  #answer: (call: CommandCall | ActionId) => Promise<Answer> | Answer = () => OK;
  suggestions: readonly Suggestion[] = [];

  /** From now on commands and buttons are answered so. */
  answers(answer: Answer | ((call: CommandCall | ActionId) => Promise<Answer> | Answer)): void {
    this.#answer = typeof answer === "function" ? answer : () => answer;
  }

  async run(call: CommandCall): Promise<Answer> {
    this.lastAsker = call.asker;
    this.reached.push({ kind: "run", command: call.command, options: call.options, asker: seen(call.asker) });
    return this.#answer(call);
  }

  async act(action: ActionId, asker: Asker): Promise<Answer> {
    this.lastAsker = asker;
    this.reached.push({ kind: "act", action, asker: seen(asker) });
    return this.#answer(action);
  }

  async suggest(typed: TypedOption, asker: Asker): Promise<readonly Suggestion[]> {
    this.reached.push({ kind: "suggest", typed, asker: seen(asker) });
    return this.suggestions;
  }

  async channelLost(channel: ChannelAddress, reason: string): Promise<void> {
    this.reached.push({ kind: "lost", channel, reason });
  }

  async communityLeft(community: CommunityId): Promise<void> {
    this.reached.push({ kind: "left", community });
  }

  async communitiesPresent(present: ReadonlySet<CommunityId>): Promise<void> {
    for (const community of present) this.reached.push({ kind: "joined", community });
  }

  async communityJoined(community: CommunityId): Promise<void> {
    this.reached.push({ kind: "joined", community });
  }
}

export const OK: Answer = { kind: "notice", tone: "done", lines: ["It is done."] };

function seen({ channel, community, user, timeZone }: Asker): Seen {
  return { channel, community, user, timeZone };
}
