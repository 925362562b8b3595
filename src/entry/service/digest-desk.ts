import { CONDENSE_VERSION } from "../../condense/condense.ts";
import { composeDigest } from "../../digest/compose-digest.ts";
import { wantedBy } from "../../digest/topics.ts";
import { NEWS_DAYS } from "../../dispatch/serve-due.ts";
import { localMinute } from "../../shared/clock.ts";
import type { Store } from "../../store/store.ts";
import type { DigestDesk } from "../commands/command-parts.ts";
import { readingOf, type ReadingParts } from "./reading-of.ts";

const DAY_MS = 86_400_000;

/** Digests for a channel that asks between two of its own. */
export function makeDigestDesk(store: Store, parts: ReadingParts): DigestDesk {
  return {
    async preview(subscription) {
      const now = parts.clock();
      const { sources, skipped } = await readingOf(subscription, parts);
      const { candidates, first } = await store.digestMaterial({
        subscription: subscription.id,
        sources,
        condensedVersion: CONDENSE_VERSION,
        again: false,
        seenSince: new Date(now.getTime() - NEWS_DAYS * DAY_MS),
        wants: wantedBy(subscription.topics),
      });
      if (candidates.length === 0) return null;
      const { id, title, timeZone, stories } = subscription;
      const slot = localMinute(now, timeZone);
      return composeDigest(candidates, {
        subscription: id,
        title,
        slot,
        timeZone,
        now,
        maxStories: stories,
        first,
        skipped,
      });
    },
    latest: (subscription) => store.latestDigest(subscription.id),
  };
}
