import { resolve } from "node:path";
import { parseChannelAddress, type ChannelAddress, type Subscription } from "../article/subscription.ts";
import type { Source } from "../collect/source.ts";
import { isTimeZone } from "../shared/clock.ts";
import { LedeError } from "../shared/errors.ts";
import { checkServerUrl } from "../store/server-url.ts";
import type { DiscordAccess } from "../dispatch/discord-client.ts";
import { DISCORD_SETTINGS, parseDiscordSettings } from "./discord/discord-settings.ts";
import { LLM_SETTINGS, parseLlmSettings, type LlmSettings } from "./llm-settings.ts";
import { OPERATE_SETTINGS, parseOperateSettings, type OperateSettings } from "./operate-settings.ts";
import { parseSlackSettings, SLACK_SETTINGS, type SlackSettings } from "./slack/slack-settings.ts";
import type { SettingsFile } from "./settings-file.ts";

/** Every setting that Lede reads from the environment. The README's table is held to this one by a test. */
export const SETTINGS = {
  LEDE_DATA: "The folder of the store; `data` in Lede's own folder unless set.",
  DATABASE_URL: "The PostgreSQL database that is the store instead, `postgresql://user:password@host:5432/database`.",
  LEDE_FILE: "The settings file; `lede.yaml` in Lede's own folder unless set.",
  LEDE_TIMEZONE:
    "The time zone of dates and of the daily digest, such as `Europe/Berlin`; the settings file's, else the machine's own unless set.",
  LEDE_OWNER:
    "The channel or person that is told of wrong figures and of trouble: `slack:U0123`, `slack:C0123`, `discord:1234`; the log alone unless set.",
  NO_COLOR: "Set to anything, the terminal gets no colours.",
  ...LLM_SETTINGS,
  ...OPERATE_SETTINGS,
  ...SLACK_SETTINGS,
  ...DISCORD_SETTINGS,
} as const;

export interface Settings {
  /** Where the store is: the absolute path of a folder, or a database's URL, which may hold a password. */
  readonly store: string;
  /** Absolute path of the folder where the store is while there is no `DATABASE_URL`. */
  readonly dataFolder: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly noColor: boolean;
  /** Where the owner is told of what only they can mend; null: in the log alone. */
  readonly owner: ChannelAddress | null;
  /** The model that writes the summaries; null where Lede does. */
  readonly llm: LlmSettings | null;
  /** How it is run for others: where it answers, and how long it keeps what it read. */
  readonly operate: OperateSettings;
  /** Null where Lede is in no Slack workspace. */
  readonly slack: SlackSettings | null;
  /** Null where Lede is not on Discord. */
  readonly discord: DiscordAccess | null;
  /** The sources of the settings file. */
  readonly sources: readonly Source[];
  /** The subscriptions of the settings file. */
  readonly subscriptions: readonly Subscription[];
  /** Hosts of the home network that the owner's sources may be on; see `SettingsFile`. */
  readonly allowHosts: readonly string[];
  /** Where a site's owner finds who runs this Lede; null where the owner says nothing. */
  readonly contact: string | null;
  /** The folder the user typed the command in; npm runs scripts elsewhere and says so in INIT_CWD. */
  readonly typedIn: string;
}

export interface SettingsContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Lede's own folder. */
  readonly home: string;
  /** The text of a file; null where there is none. */
  readonly readText: (path: string) => string | null;
}

/**
 * The environment's settings go before those of the settings file.
 * @throws LedeError `bad-settings`, naming the setting, or the file and the line.
 */
export async function parseSettings(context: SettingsContext): Promise<Settings> {
  const { env, cwd, home } = context;
  const typedIn = env["INIT_CWD"] || cwd;
  const dataFolder = env["LEDE_DATA"] ? resolve(typedIn, env["LEDE_DATA"]) : resolve(home, "data");
  const file = await readSettingsFile(context, typedIn);
  return {
    store: parseDatabaseUrl(env) ?? dataFolder,
    dataFolder,
    timeZone: parseTimeZone(env["LEDE_TIMEZONE"], file?.timeZone ?? null),
    noColor: Boolean(env["NO_COLOR"]),
    owner: parseOwner(env["LEDE_OWNER"]),
    llm: parseLlmSettings(env),
    operate: parseOperateSettings(env),
    slack: parseSlackSettings(env),
    discord: parseDiscordSettings(env),
    sources: file?.sources ?? [],
    subscriptions: file?.subscriptions ?? [],
    allowHosts: file?.allowHosts ?? [],
    contact: file?.contact ?? null,
    typedIn,
  };
}

/** Null where there is none and none was named. The code for it costs a tenth of a second to load, and is loaded here. */
async function readSettingsFile(
  { env, home, readText }: SettingsContext,
  typedIn: string,
): Promise<SettingsFile | null> {
  const named = env["LEDE_FILE"];
  const path = named ? resolve(typedIn, named) : resolve(home, "lede.yaml");
  const content = readText(path);
  if (content !== null) {
    const { parseSettingsFile } = await import("./settings-file.ts");
    return parseSettingsFile(content, {
      path,
      env,
      timeZoneOr: (fromFile) => parseTimeZone(env["LEDE_TIMEZONE"], fromFile),
    });
  }
  if (!named) return null;
  throw new LedeError("bad-settings", `LEDE_FILE is ${JSON.stringify(named)}, and there is no such file.`, {
    next: "Name a file that is there, begin one from lede.example.yaml, or unset LEDE_FILE.",
  });
}

function parseOwner(text: string | undefined): ChannelAddress | null {
  if (!text?.trim()) return null;
  const address = parseChannelAddress(text.trim());
  if (address !== null && !address.startsWith("file:")) return address;
  throw new LedeError("bad-settings", `LEDE_OWNER is ${JSON.stringify(text)}, which is no channel.`, {
    next: "Write the platform and the id, such as slack:U0123ABCD, slack:C0123ABCD or discord:123456789012345678.",
  });
}

function parseDatabaseUrl(env: SettingsContext["env"]): string | null {
  const url = env["DATABASE_URL"]?.trim();
  if (!url) return null;
  checkServerUrl(url);
  return url;
}

function parseTimeZone(fromEnvironment: string | undefined, fromFile: string | null): string {
  if (!fromEnvironment) return fromFile ?? new Intl.DateTimeFormat("en").resolvedOptions().timeZone;
  if (isTimeZone(fromEnvironment)) return fromEnvironment;
  throw new LedeError("bad-settings", `LEDE_TIMEZONE is ${JSON.stringify(fromEnvironment)}, which is no time zone.`, {
    next: "Set it to an IANA name such as Europe/Berlin, or unset it for the machine's own.",
  });
}
