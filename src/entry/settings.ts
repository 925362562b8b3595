import { resolve } from "node:path";
import { LedeError } from "../shared/errors.ts";
import { checkServerUrl } from "../store/server-url.ts";
import { LLM_SETTINGS, parseLlmSettings, type LlmSettings } from "./llm-settings.ts";

/** Every setting that Lede reads from the environment. The README's table is held to this one by a test. */
export const SETTINGS = {
  LEDE_DATA: "The folder of the store; `data` in Lede's own folder unless set.",
  DATABASE_URL: "The PostgreSQL database that is the store instead, `postgresql://user:password@host:5432/database`.",
  LEDE_TIMEZONE:
    "The time zone of dates and of the daily digest, such as `Europe/Berlin`; the machine's own unless set.",
  NO_COLOR: "Set to anything, the terminal gets no colours.",
  ...LLM_SETTINGS,
} as const;

export interface Settings {
  /** Where the store is: the absolute path of a folder, or a database's URL, which may hold a password. */
  readonly store: string;
  /** Absolute path of the folder where the store is while there is no `DATABASE_URL`. */
  readonly dataFolder: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly noColor: boolean;
  /** The model that writes the summaries; null where Lede does. */
  readonly llm: LlmSettings | null;
  /** The folder the user typed the command in; npm runs scripts elsewhere and says so in INIT_CWD. */
  readonly typedIn: string;
}

export interface SettingsContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Lede's own folder. */
  readonly home: string;
}

/** @throws LedeError `bad-settings`, naming the setting. */
export function parseSettings({ env, cwd, home }: SettingsContext): Settings {
  const typedIn = env["INIT_CWD"] || cwd;
  const dataFolder = env["LEDE_DATA"] ? resolve(typedIn, env["LEDE_DATA"]) : resolve(home, "data");
  return {
    store: parseDatabaseUrl(env) ?? dataFolder,
    dataFolder,
    timeZone: parseTimeZone(env["LEDE_TIMEZONE"]),
    noColor: Boolean(env["NO_COLOR"]),
    llm: parseLlmSettings(env),
    typedIn,
  };
}

function parseDatabaseUrl(env: SettingsContext["env"]): string | null {
  const url = env["DATABASE_URL"]?.trim();
  if (!url) return null;
  checkServerUrl(url);
  return url;
}

function parseTimeZone(name: string | undefined): string {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", name ? { timeZone: name } : {}).resolvedOptions();
    return name || timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LedeError("bad-settings", `LEDE_TIMEZONE is ${JSON.stringify(name)}, which is no time zone.`, {
      next: "Set it to an IANA name such as Europe/Berlin, or unset it for the machine's own.",
      cause: error,
    });
  }
}
