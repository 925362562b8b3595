import { platformOf } from "../article/subscription.ts";
import type { Claim, Settlement } from "./delivery-store.ts";
import type { Found, Posted, Refusal } from "./messenger.ts";
import type { OutboxPolicy } from "./outbox-policy.ts";

/** Something about a delivery that its owner should know. */
export interface Trouble {
  readonly kind: "dead" | "held" | "paused" | "login";
  readonly delivery: Claim["delivery"];
  /** A whole sentence: the platform's reason, in our words. */
  readonly reason: string;
}

/** What becomes of a delivery, and whether the owner is told. */
export interface Verdict {
  readonly settlement: Omit<Settlement, "notice">;
  readonly trouble: Trouble | null;
}

export interface SettleOptions {
  readonly now: Date;
  /** 0 to 1: spreads the waits, so that what failed together does not come back together. */
  readonly random: number;
  readonly policy: OutboxPolicy;
}

/** The state machine of a delivery, pure: after a post or an edit. */
export function afterPost(claim: Claim, posted: Posted, options: SettleOptions): Verdict {
  const { now, policy } = options;
  switch (posted.kind) {
    case "sent":
      return verdict(claim, options, { state: "sent", messageId: posted.messageId });
    case "limited":
      return verdict(claim, options, {
        state: "pending",
        attempts: claim.delivery.attempts - 1,
        gateOpensAt: later(posted.retryAt, after(now, policy.pace[platformOf(claim.delivery.to)])),
      });
    case "refused":
      return afterRefusal(claim, posted, options);
    case "unknown":
      // An edit may be made twice: nobody needs to know whether it was.
      if (claim.delivery.edits !== null) return again(claim, posted.reason, options);
      return verdict(claim, options, {
        state: "unknown",
        unknownSince: now,
        absences: 0,
        notBefore: after(now, policy.firstLookUp),
        reason: posted.reason,
      });
  }
}

/** … after a look-up. */
export function afterLookUp(claim: Claim, found: Found, options: SettleOptions): Verdict {
  const { now, random, policy } = options;
  const { delivery } = claim;
  const since = delivery.unknownSince ?? now;
  // Looking takes no message's turn.
  const gateOpensAt = now;
  const unknown = { state: "unknown", unknownSince: since, reason: delivery.reason, gateOpensAt } as const;
  switch (found.kind) {
    case "found":
      return verdict(claim, options, { state: "sent", messageId: found.messageId, gateOpensAt });
    case "unreadable":
      return verdict(claim, options, {
        state: "held",
        unknownSince: since,
        reason: found.reason,
        gateOpensAt,
        trouble: { kind: "held", delivery, reason: found.reason },
      });
    case "unanswered": {
      // The longer it lasts, the seldomer it is asked.
      const wait = Math.min(Math.max(policy.firstLookUp, (now.getTime() - since.getTime()) / 2), 4 * policy.absence);
      return verdict(claim, options, {
        ...unknown,
        absences: delivery.absences,
        notBefore: later(found.retryAt ?? now, after(now, wait * (1 + random / 4))),
      });
    }
    case "absent": {
      const absences = delivery.absences + 1;
      const believable = after(since, policy.absence);
      if (absences >= policy.absences && now >= believable) {
        return again(claim, delivery.reason ?? "", { ...options, now });
      }
      return verdict(claim, options, {
        ...unknown,
        absences,
        notBefore: later(believable, after(now, policy.firstLookUp)),
      });
    }
  }
}

/** … where the lease would end before a request could: somebody else may take it over. */
export function notBegun(claim: Claim, options: SettleOptions): Verdict {
  return verdict(claim, options, {
    state: "pending",
    attempts: claim.delivery.attempts - 1,
    gateOpensAt: options.now,
  });
}

/** … where the message that it hangs under, or replaces, was never posted. */
export function givenUp(claim: Claim, options: SettleOptions): Verdict {
  const reason = "The message that it belongs to was not posted.";
  return verdict(claim, options, { state: "dead", reason, gateOpensAt: options.now });
}

function afterRefusal(
  claim: Claim,
  { why, reason }: { readonly why: Refusal; readonly reason: string },
  options: SettleOptions,
): Verdict {
  const { delivery } = claim;
  switch (why) {
    case "message":
      return verdict(claim, options, { state: "dead", reason, trouble: { kind: "dead", delivery, reason } });
    case "channel-gone":
    case "removed":
    case "forbidden":
      return verdict(claim, options, {
        state: "dead",
        reason,
        pause: reason,
        trouble: { kind: "paused", delivery, reason },
      });
    case "login":
      return verdict(claim, options, {
        state: "pending",
        attempts: delivery.attempts - 1,
        notBefore: after(options.now, options.policy.login),
        reason,
        trouble: { kind: "login", delivery, reason },
      });
  }
}

/** To be posted once more, unless it was tried too often. */
function again(claim: Claim, reason: string, options: SettleOptions): Verdict {
  const { delivery } = claim;
  const { now, random, policy } = options;
  if (delivery.attempts >= policy.attempts) {
    const given = `It was tried ${String(delivery.attempts)} times. The last time: ${reason}`;
    return verdict(claim, options, {
      state: "dead",
      reason: given,
      trouble: { kind: "dead", delivery, reason: given },
    });
  }
  const [first, longest] = policy.backOff;
  const wait = Math.min(first * 2 ** (delivery.attempts - 1), longest) * (0.75 + random / 2);
  return verdict(claim, options, { state: "pending", reason, notBefore: after(now, wait) });
}

/** A settlement that says what changes; all else is as at the start of a delivery. */
function verdict(
  { delivery }: Claim,
  { now, policy }: SettleOptions,
  {
    trouble = null,
    ...changes
  }: Partial<Settlement> & Pick<Settlement, "state"> & { readonly trouble?: Trouble | null },
): Verdict {
  const settlement = {
    attempts: delivery.attempts,
    absences: 0,
    unknownSince: null,
    notBefore: now,
    messageId: null,
    reason: null,
    pause: null,
    gateOpensAt: after(now, policy.pace[platformOf(delivery.to)]),
    ...changes,
  };
  return { settlement, trouble };
}

function after(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
