import { platformOf } from "../article/subscription.ts";
import type { Clock } from "../shared/clock.ts";
import type { Claim, DeliveryStore } from "./delivery-store.ts";
import type { NewDelivery } from "./delivery.ts";
import type { Found, Messenger, Posted } from "./messenger.ts";
import { OUTBOX_POLICY, type OutboxPolicy } from "./outbox-policy.ts";
import { afterLookUp, afterPost, givenUp, notBegun, type Trouble, type Verdict } from "./settle.ts";

/** Deliveries under way at once in one process, each to a channel of its own. */
const AT_ONCE = 8;

/**
 * Clocks differ, and so do those of the platforms: a message is looked for from this much before it was first tried on.
 * Milliseconds.
 */
const CLOCK_DIFFERENCE = 5 * 60_000;

export interface OutboxParts {
  readonly store: Pick<DeliveryStore, "claim" | "settle">;
  /** One a platform; deliveries to other platforms are left to other workers. */
  readonly messengers: readonly Messenger[];
  readonly clock: Clock;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly policy?: OutboxPolicy;
  /** The message that tells the owner; null where he has no channel of his own. */
  readonly noticeOf: (trouble: Trouble) => NewDelivery | null;
  /** Told once of each trouble, for the log. */
  readonly onTrouble: (trouble: Trouble) => void;
  /** Told of a fault of ours, or of the store's. What was claimed is taken up again when its lease has ended. */
  readonly onFault: (what: string, error: unknown) => void;
}

/**
 * Does what the outbox holds for these messengers until nothing more can be done at present, or until the signal: then
 * it begins nothing more, and ends what is under way.
 *
 * @returns how many deliveries it acted on
 * @throws LedeError `store-unavailable`
 */
export async function deliverDue(parts: OutboxParts, signal: AbortSignal): Promise<number> {
  const { store, clock, messengers, policy = OUTBOX_POLICY } = parts;
  const platforms = messengers.map(({ platform }) => platform);
  const underWay = new Set<Promise<void>>();
  let acted = 0;
  try {
    for (;;) {
      const claim = signal.aborted ? null : await store.claim({ now: clock(), lease: policy.lease, platforms });
      if (claim !== null) {
        acted++;
        const work = actOn(claim, parts).finally(() => underWay.delete(work));
        underWay.add(work);
      } else if (underWay.size === 0) {
        return acted;
      }
      // Whatever ended may have made room, in the process or in the channel.
      if (claim === null || underWay.size >= AT_ONCE) await Promise.race(underWay);
    }
  } finally {
    await Promise.all(underWay);
  }
}

/** Acts on what was claimed and settles it. Never throws: what goes wrong here is looked up after the lease. */
async function actOn(claim: Claim, parts: OutboxParts): Promise<void> {
  const { store, clock, random, policy = OUTBOX_POLICY, onTrouble, onFault } = parts;
  const { delivery } = claim;
  try {
    const judge = await act(claim, parts);
    const now = clock();
    const { settlement, trouble } = judge({ now, random: random(), policy });
    // A notice that fails is not worth another.
    const notice = trouble === null || delivery.kind === "notice" ? null : parts.noticeOf(trouble);
    const { kept, news } = await store.settle(claim, { ...settlement, notice }, now);
    if (trouble !== null && kept && news) onTrouble(trouble);
  } catch (error) {
    onFault(`post ${delivery.key} to ${delivery.to}`, error);
  }
}

type Judge = (options: Parameters<typeof afterPost>[2]) => Verdict;

/** Does what the claim is for; what it gives says what becomes of the delivery. */
async function act(claim: Claim, { messengers, clock, policy = OUTBOX_POLICY }: OutboxParts): Promise<Judge> {
  const { delivery, task, leaseUntil } = claim;
  if (task === "give-up") return (options) => givenUp(claim, options);
  const messenger = messengers.find(({ platform }) => platform === platformOf(delivery.to));
  // A worker that was held up, by a full disk or a sleeping machine, may have lost its turn by now.
  const late = clock().getTime() + policy.request > leaseUntil.getTime();
  if (messenger === undefined || (late && task === "post")) return (options) => notBegun(claim, options);
  const signal = AbortSignal.timeout(policy.request);
  if (task === "look-up") {
    const found = await lookUp(claim, messenger, signal);
    return (options) => afterLookUp(claim, found, options);
  }
  const posted = await post(claim, messenger, signal);
  return (options) => afterPost(claim, posted, options);
}

async function post(claim: Claim, messenger: Messenger, signal: AbortSignal): Promise<Posted> {
  const { delivery, underId, editedId } = claim;
  const options = { signal, under: underId };
  if (delivery.edits === null) return await messenger.post(delivery.to, delivery.message, options);
  if (editedId === null) throw new Error(`${delivery.key} edits a message that has no id.`);
  return await messenger.edit(delivery.to, delivery.message, { ...options, messageId: editedId });
}

async function lookUp({ delivery, underId }: Claim, messenger: Messenger, signal: AbortSignal): Promise<Found> {
  const since = new Date((delivery.triedAt ?? delivery.createdAt).getTime() - CLOCK_DIFFERENCE);
  return await messenger.find(delivery.to, delivery.message.key, { since, signal, under: underId });
}
