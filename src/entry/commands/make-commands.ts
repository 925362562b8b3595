import type { CommunityId } from "../../article/subscription.ts";
import type { Answer } from "../../dispatch/answer.ts";
import { COMMANDS, LEDE, type CommandCall, type Commands } from "../commands.ts";
import { answerAction } from "./act.ts";
import { answerAbout } from "./answer-about.ts";
import { answerDigest } from "./answer-digest.ts";
import { answerHelp } from "./answer-help.ts";
import { pause, resume, schedule, topics } from "./answer-schedule.ts";
import { follow, sources, unfollow } from "./answer-sources.ts";
import type { CommandParts } from "./command-parts.ts";
import { done, MANAGERS_ONLY, refused } from "./notices.ts";
import { MAX_TYPED } from "./parse-command-text.ts";
import { makeRateLimit } from "./rate-limit.ts";
import { suggest } from "./suggest.ts";

type AnswerCommand = (call: CommandCall, parts: CommandParts) => Promise<Answer> | Answer;

const ANSWERS: Readonly<Record<string, AnswerCommand>> = {
  summary: (call, parts) => answerAbout("summary", call, parts),
  figures: (call, parts) => answerAbout("figures", call, parts),
  digest: answerDigest,
  follow,
  unfollow,
  sources,
  schedule,
  topics,
  pause,
  resume,
  help: answerHelp,
  forget,
};

/** Whose commands only those who manage a channel may give. */
const FOR_MANAGERS = new Set(
  [...COMMANDS, ...LEDE.subcommands].filter(({ who }) => who === "managers").map(({ name }) => name),
);

/** The commands, joined to the rest of Lede. */
export function makeCommands(parts: CommandParts): Commands {
  const limit = makeRateLimit();
  return {
    async run(call) {
      const name = call.command.replace(/^lede /, "");
      const answer = ANSWERS[name];
      if (answer === undefined) throw new TypeError(`There is no command “${call.command}”.`);
      const wait = limit.take(`${call.asker.community} ${call.asker.user}`, parts.clock());
      if (wait > 0) return tooMany(wait);
      if (FOR_MANAGERS.has(name) && !(await call.asker.mayManage())) return MANAGERS_ONLY;
      return await answer(bounded(call), parts);
    },
    async act(action, asker) {
      const wait = limit.take(`${asker.community} ${asker.user}`, parts.clock());
      return wait > 0 ? tooMany(wait) : await answerAction(action, asker, parts);
    },
    suggest: (typed, asker) => suggest({ ...typed, text: typed.text.slice(0, MAX_TYPED) }, asker, parts),
    async channelLost(channel, reason) {
      const at = parts.clock();
      const active = (await parts.subscriptions.ofChannel(channel)).filter(({ paused }) => paused === null);
      for (const { id } of active) await parts.subscriptions.pause(id, { reason, at });
      if (active.length > 0) await parts.tellOwner({ kind: "channel-lost", channel, reason });
    },
    communityLeft: (community) => leaveCommunity(community, parts),
    async communitiesPresent(present, concerns) {
      const known = await parts.communities.communitiesJoined();
      for (const community of known.filter((each) => concerns(each) && !present.has(each))) {
        await leaveCommunity(community, parts);
      }
      for (const community of present) await parts.communities.communityJoined(community);
    },
    communityJoined: (community) => parts.communities.communityJoined(community),
  };
}

/** Its settings are kept for a while: people remove an app by mistake. */
async function leaveCommunity(community: CommunityId, parts: CommandParts): Promise<void> {
  const at = parts.clock();
  await parts.communities.communityLeft(community, at);
  const reason = "Lede was removed from here.";
  for (const channel of await parts.communities.channelsOf(community)) {
    for (const { id, paused } of await parts.subscriptions.ofChannel(channel)) {
      if (paused === null) await parts.subscriptions.pause(id, { reason, at });
    }
  }
  await parts.tellOwner({ kind: "community-left", community });
}

/** `/lede forget` */
async function forget({ options, asker }: CommandCall, parts: CommandParts): Promise<Answer> {
  if (options["confirm"]?.trim().toLowerCase() !== "yes") {
    return refused(
      "This deletes all that Lede keeps of this workspace or server: what is followed, schedules, topics, digests. It cannot be undone.",
      "To do so, write `/lede forget yes`.",
    );
  }
  await parts.communities.forgetCommunity(asker.community);
  return done("Forgotten. Lede keeps nothing of this workspace or server any more.");
}

function tooMany(waitMs: number): Answer {
  return refused(`That was a lot at once. Ask again in ${Math.ceil(waitMs / 1000)} seconds.`);
}

/** Nobody asks in more words than these: the rest is cut. */
function bounded(call: CommandCall): CommandCall {
  const options = Object.entries(call.options).map(([name, value]) => [name, value.slice(0, MAX_TYPED)] as const);
  return { ...call, options: Object.fromEntries(options) };
}
