import type { Answer } from "../../dispatch/answer.ts";
import type { CommandCall } from "../commands.ts";
import type { CommandParts } from "./command-parts.ts";
import { newSubscription } from "./new-subscription.ts";
import { info } from "./notices.ts";
import { subscriptionOf } from "./visible.ts";

/** `/digest`: what is new now, which the scheduled digest still gets, or the latest again. */
export async function answerDigest({ asker }: Pick<CommandCall, "asker">, parts: CommandParts): Promise<Answer> {
  const subscription = (await subscriptionOf(asker.channel, parts)) ?? newSubscription(asker, parts);
  const fresh = await parts.digests.preview(subscription);
  if (fresh !== null) return { kind: "digest", digest: fresh, fresh: true };
  const latest = await parts.digests.latest(subscription);
  if (latest !== null) return { kind: "digest", digest: latest, fresh: false };
  return info("There is nothing to tell yet.", "Follow a feed or a news site with `/lede follow <link>`.");
}
