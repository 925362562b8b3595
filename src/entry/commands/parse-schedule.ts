/** When digests come, as a person says it and as croner reads it. */
export interface ParsedSchedule {
  /** Five fields. */
  readonly cron: string;
}

/** Why it could not be read: whole sentences. */
export interface ScheduleFault {
  readonly fault: string;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const DAY_NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** What people call several days at once. */
const NAMED_DAYS: Readonly<Record<string, string>> = {
  daily: "*",
  everyday: "*",
  "every-day": "*",
  all: "*",
  weekdays: "1-5",
  workdays: "1-5",
  weekends: "0,6",
  weekend: "0,6",
};

/** The words that `parseDays` knows, to be suggested. */
export const DAY_SUGGESTIONS: readonly string[] = ["daily", "weekdays", "mon-fri", "mon,thu", "fri", "weekends"];

/** `08:00` or `8am`, and days as `mon-fri`, `mon,thu`, `weekdays`; daily unless given. */
export function parseSchedule(time: string, days: string | undefined): ParsedSchedule | ScheduleFault {
  const at = parseTime(time);
  if (at === null) return { fault: `“${time}” is no time. Write it as 08:00, 8:30 or 8am.` };
  const on = days === undefined ? "*" : parseDays(days);
  if (on === null) return { fault: `“${days ?? ""}” are no days. Write daily, weekdays, mon-fri or mon,thu.` };
  return { cron: `${at.minute} ${at.hour} * * ${on}` };
}

/** `weekdays at 08:00`, for a schedule that people can set; any other cron as it stands. */
export function renderSchedule(cron: string): string {
  const found = /^(\d{1,2}) (\d{1,2}) \* \* ([\d,*-]+)$/.exec(cron);
  const [, minute = "", hour = "", on = ""] = found ?? [];
  const days = renderDays(on);
  if (found === null || days === null) return `at \`${cron}\``;
  return `${days} at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
}

function parseTime(text: string): { readonly hour: number; readonly minute: number } | null {
  const found = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (found === null) return null;
  const half = found[3]?.toLowerCase();
  const written = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (half === undefined && found[2] === undefined) return null;
  if (half !== undefined && (written < 1 || written > 12)) return null;
  const hour = half === undefined ? written : (written % 12) + (half === "pm" ? 12 : 0);
  return hour > 23 || minute > 59 ? null : { hour, minute };
}

/** Cron's field of days. */
function parseDays(text: string): string | null {
  const words = text.toLowerCase().trim();
  const named = NAMED_DAYS[words];
  if (named !== undefined) return named;
  const days = new Set<number>();
  for (const part of words.split(/[\s,]+/)) {
    const [from, to] = part.split(/[-–]/).map(dayOf);
    if (from === undefined || from < 0 || part.split(/[-–]/).length > 2 || (to ?? 0) < 0) return null;
    // Over the end of the week, too: fri-mon.
    for (let day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  return days.size === 7 ? "*" : [...days].toSorted((a, b) => a - b).join(",");
}

/** -1 for what is no day. */
function dayOf(text: string): number {
  const at = DAYS.findIndex((day) => day === text.slice(0, 3));
  return DAY_NAMES[at]?.toLowerCase().startsWith(text) === true ? at : -1;
}

function renderDays(field: string): string | null {
  if (field === "*" || field === "0-6") return "daily";
  if (field === "1-5" || field === "1,2,3,4,5") return "on weekdays";
  if (field === "0,6") return "at weekends";
  if (!/^[0-6](?:[,-][0-6])*$/.test(field)) return null;
  const days = field.split(",").map((part) => part.split("-").map((day) => DAY_NAMES[Number(day)] ?? ""));
  const names = days.map((range) => range.join(" to "));
  return `on ${new Intl.ListFormat("en").format(names)}`;
}
