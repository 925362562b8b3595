import { Cron } from "croner";

/** When the local digest is made unless a subscription says otherwise. */
export const DAILY_AT_EIGHT = "0 8 * * *";

/** Slots missed longer ago than this (days) are nobody's morning news any more: they are not spoken of. */
const CATCH_UP_DAYS = 7;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No clock that changes in spring skips more (Troll in Antarctica: two hours). Source: IANA time zone database. */
const LONGEST_JUMP_MS = 3 * HOUR_MS;

/** When a subscription wants its digests: five cron fields, read in a time zone. */
export interface Schedule {
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * One time at which a subscription wants its digest. Schedules are read on the wall clock, and `local` names the slot
 * for good: where a change of the clocks, of the schedule or of the time zone brings the same local time again, it is
 * the same slot.
 */
export interface Slot {
  /** `2027-03-14T08:00`, without a zone. */
  readonly local: string;
  /**
   * When it is due: the first moment at which the clocks show `local` or later. A time that spring skips is due in the
   * next minute that exists; one that autumn repeats is due the first time.
   */
  readonly at: Date;
}

/** What is due at a moment: one digest, which stands for the slots before it too. */
export interface DueSlots {
  /** The latest slot up to now. */
  readonly slot: Slot;
  /** Those before it that nobody served, the oldest first: their moments have passed. */
  readonly missed: readonly Slot[];
  /** The first one after now; null where there is none any more. */
  readonly next: Slot | null;
}

/**
 * Everything due from `from` on (inclusive) up to now, or null where nothing is. Slots of one moment, as an hourly
 * schedule has them where spring skips an hour, count as one. The latest slot is due however late it is; of those before
 * it, the last seven days'.
 */
export function dueSlots(
  schedule: Schedule,
  { from, now }: { readonly from: Date; readonly now: Date },
): DueSlots | null {
  const earliest = new Date(Math.max(from.getTime(), now.getTime() - CATCH_UP_DAYS * DAY_MS));
  // A schedule without a slot in these days is a seldom one: all of them are soon looked through.
  return dueFrom(schedule, earliest, now) ?? dueFrom(schedule, from, now);
}

function dueFrom(schedule: Schedule, from: Date, now: Date): DueSlots | null {
  let slot: Slot | null = null;
  const missed: Slot[] = [];
  for (const each of slotsFrom(schedule, from)) {
    if (each.at > now) return slot === null ? null : { slot, missed: recent(missed, now), next: each };
    if (slot !== null && slot.at < each.at) missed.push(slot);
    slot = each;
  }
  return slot === null ? null : { slot, missed: recent(missed, now), next: null };
}

function recent(slots: readonly Slot[], now: Date): readonly Slot[] {
  return slots.filter(({ at }) => now.getTime() - at.getTime() <= CATCH_UP_DAYS * DAY_MS);
}

/** The next slots after a moment, at most `count`. */
export function nextSlots(
  schedule: Schedule,
  { after, count }: { readonly after: Date; readonly count: number },
): readonly Slot[] {
  const slots: Slot[] = [];
  for (const slot of slotsFrom(schedule, new Date(after.getTime() + 1))) {
    if (slots.length === count) break;
    slots.push(slot);
  }
  return slots;
}

/** The next slot after a moment; null where the schedule has none any more. */
export function nextSlot(schedule: Schedule, after: Date): Slot | null {
  return nextSlots(schedule, { after, count: 1 })[0] ?? null;
}

/** Whether a text is a schedule that Lede can keep: five fields, and a time that comes. */
export function isCron(text: string): boolean {
  // croner takes a date, too, and six or seven fields.
  if (text.trim().split(/\s+/).length !== 5) return false;
  try {
    return wallClock(text).nextRun(new Date("2026-01-01T00:00:00Z")) !== null;
  } catch (error) {
    // croner says so of a pattern that it cannot read; anything else is a fault.
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}

/** The slots that are due at `from` or later, in order, without end. */
function* slotsFrom({ cron, timeZone }: Schedule, from: Date): Generator<Slot> {
  const clock = wallClock(cron);
  // Far enough back to meet a local time that spring moved behind `from`.
  let wall = new Date(wallTime(from.getTime(), timeZone) - LONGEST_JUMP_MS - 1);
  for (;;) {
    const next = clock.nextRun(wall);
    if (next === null) return;
    wall = next;
    const at = momentOf(next.getTime(), timeZone);
    if (at >= from.getTime()) yield { local: next.toISOString().slice(0, "2027-03-14T08:00".length), at: new Date(at) };
  }
}

/**
 * The schedule on a wall clock that never changes. croner is given UTC for it, so that each local time comes once and
 * what a change of the clocks means stays our own policy (`momentOf`).
 */
function wallClock(cron: string): Cron {
  return new Cron(cron, { timezone: "UTC", paused: true, mode: "5-part" });
}

/** The first moment at which the clocks show this wall time or later; both in milliseconds. */
function momentOf(wall: number, timeZone: string): number {
  const [before, after] = offsetsAround(wall, timeZone);
  if (before === after) return wall - before;
  const exact = [wall - before, wall - after]
    .toSorted((a, b) => a - b)
    .find((moment) => wallTime(moment, timeZone) === wall);
  return exact ?? behindJump(wall, { from: wall - after, to: wall - before, timeZone });
}

interface Jump {
  readonly from: number;
  readonly to: number;
  readonly timeZone: string;
}

/** The clocks jump over a wall time somewhere between two moments: the first minute behind the jump. */
function behindJump(wall: number, { from, to, timeZone }: Jump): number {
  let [before, after] = [from, to];
  while (after - before > MINUTE_MS) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (wallTime(middle, timeZone) < wall) before = middle;
    else after = middle;
  }
  return after;
}

/** What a zone's clocks are ahead of UTC about a day before and after a wall time, in milliseconds. */
function offsetsAround(wall: number, timeZone: string): readonly [before: number, after: number] {
  const hour = wall - (wall % HOUR_MS);
  const [before, after] = [hour - DAY_MS, hour + DAY_MS];
  return [wallTime(before, timeZone) - before, wallTime(after, timeZone) - after];
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at a moment, read as if it were UTC; both in milliseconds, to the minute. */
function wallTime(moment: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    // Swedish dates are ISO dates: `2026-11-02 08:00`.
    format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
    formats.set(timeZone, format);
  }
  return Date.parse(`${format.format(moment).replace(" ", "T")}Z`);
}
