import type { ChannelAddress } from "../../article/subscription.ts";
import { renderFigureLabel } from "../../digest/report-store.ts";
import type { NewDelivery } from "../../dispatch/delivery.ts";
import { loadNoticeRenderer, noticeDelivery } from "../../dispatch/render-notice.ts";
import type { Trouble } from "../../dispatch/settle.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Log } from "../../shared/log.ts";
import type { Store } from "../../store/store.ts";
import type { CommandParts, OwnerNotice } from "../commands/command-parts.ts";

export interface OwnerParts {
  readonly store: Store;
  /** The owner's own channel; null: what the owner is to know stands in the log. */
  readonly owner: ChannelAddress | null;
  readonly log: Log;
  readonly clock: Clock;
}

export interface Owner {
  readonly tell: CommandParts["tellOwner"];
  readonly noticeOf: (trouble: Trouble) => NewDelivery | null;
}

/** Who runs Lede hears of what only they can mend: in their channel where they named one, always in the log. */
export async function makeOwner({ store, owner, log, clock }: OwnerParts): Promise<Owner> {
  const render = owner === null ? null : await loadNoticeRenderer(owner);
  const compose = (lines: readonly string[], subject: string): NewDelivery | null =>
    owner === null || render === null ? null : noticeDelivery(lines, { to: owner, subject, render });
  return {
    async tell(notice) {
      const { lines, subject } = describe(notice, clock());
      log.warn(lines.join(" "));
      const delivery = compose(lines, subject);
      if (delivery !== null) await store.outbox.add([delivery], clock());
    },
    noticeOf: ({ kind, delivery, reason }) =>
      compose([`${TROUBLES[kind]} ${delivery.to}.`, reason, HELP[kind]], `trouble-${kind}-${delivery.key}`),
  };
}

const TROUBLES: Readonly<Record<Trouble["kind"], string>> = {
  dead: "A message could not be posted to",
  held: "It is not known whether a message reached",
  paused: "Digests are paused in",
  login: "Lede may not log in any more to post to",
};

const HELP: Readonly<Record<Trouble["kind"], string>> = {
  dead: "`lede deliveries` lists it; `retry` posts it again.",
  held: "Look there, then `lede deliveries` with `retry` or `drop`.",
  paused: "Its settings are kept; `/lede resume` there starts them again.",
  login: "`lede setup check` says what is missing.",
};

interface Described {
  readonly lines: readonly string[];
  readonly subject: string;
}

/** What happens again on another day is said again. */
function describe(notice: OwnerNotice, now: Date): Described {
  const day = now.toISOString().slice(0, "2026-11-02".length);
  switch (notice.kind) {
    case "report": {
      const { id, headline, figure, channel } = notice.report;
      return {
        subject: `report-${id}`,
        lines: [
          `Somebody in ${channel} says that a figure is wrong: “${renderFigureLabel(figure)}” in “${headline}”.`,
          `It stands in: “${figure.sentence}”`,
          `\`lede reports retract ${id}\` takes it back, \`lede reports keep ${id}\` leaves it.`,
        ],
      };
    }
    case "channel-lost":
      return {
        subject: `lost-${notice.channel}-${day}`,
        lines: [`Digests are paused in ${notice.channel}.`, notice.reason, HELP.paused],
      };
    case "community-left":
      return {
        subject: `left-${notice.community}-${day}`,
        lines: [`Lede was removed from ${notice.community}.`, "Its settings are deleted after 30 days."],
      };
  }
}
