import { LedeError } from "../../shared/errors.ts";
import type { SlackAppSettings, SlackTransport } from "../slack-app.ts";
import type { SlackManagers } from "./slack-asker.ts";

/** The settings of Slack that Lede reads from the environment. */
export const SLACK_SETTINGS = {
  SLACK_BOT_TOKEN: "Slack's “Bot User OAuth Token”, `xoxb-…`: Lede runs in that workspace.",
  SLACK_APP_TOKEN: "Slack's app-level token, `xapp-…`, by which Lede opens its connections itself.",
  SLACK_SIGNING_SECRET: "Instead of the app token: Slack calls Lede at a public address, and signs with this.",
  SLACK_LISTEN: "With the signing secret: where Slack's calls are taken, `host:port`; `127.0.0.1:3001` unless set.",
  SLACK_MANAGERS:
    "Who may manage channels beside the workspace's admins: people's ids with commas between them (`U012AB,U034CD`), or `everyone`.",
  SLACK_API_URL: "Slack's Web API, for a proxy; `https://slack.com/api/` unless set.",
} as const;

const API_URL = "https://slack.com/api/";
const LISTEN = "127.0.0.1:3001";

/** What is set of Slack, but for the time zone; null where there is no bot token. */
export type SlackSettings = Omit<SlackAppSettings, "timeZone">;

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws LedeError `bad-settings`, naming the setting and never its value. */
export function parseSlackSettings(env: Environment): SlackSettings | null {
  const botToken = env["SLACK_BOT_TOKEN"]?.trim();
  if (!botToken) return refuseHalf(env);
  if (!botToken.startsWith("xoxb-")) {
    throw new LedeError("bad-settings", "SLACK_BOT_TOKEN is no bot's token.", {
      next: "Set it to the “Bot User OAuth Token” under “OAuth & Permissions”: it begins with xoxb-.",
    });
  }
  return {
    botToken,
    transport: parseTransport(env),
    apiUrl: parseApiUrl(env["SLACK_API_URL"]),
    managers: parseManagers(env["SLACK_MANAGERS"]),
  };
}

/** Half of the tokens are a mistake, and not the wish to run without Slack. */
function refuseHalf(env: Environment): null {
  const set = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"].filter((name) => env[name]?.trim());
  if (set.length === 0) return null;
  throw new LedeError("bad-settings", `${set.join(" and ")} is set, but SLACK_BOT_TOKEN is not.`, {
    next: "Set it to the “Bot User OAuth Token” under “OAuth & Permissions”, or unset the other.",
  });
}

function parseTransport(env: Environment): SlackTransport {
  const appToken = env["SLACK_APP_TOKEN"]?.trim();
  const signingSecret = env["SLACK_SIGNING_SECRET"]?.trim();
  if (appToken) {
    if (appToken.startsWith("xapp-")) return { kind: "sockets", appToken };
    throw new LedeError("bad-settings", "SLACK_APP_TOKEN is no app-level token.", {
      next: "Make one with the scope connections:write under “Basic Information”: it begins with xapp-.",
    });
  }
  if (signingSecret) return { kind: "http", signingSecret, ...parseListen(env["SLACK_LISTEN"] || LISTEN) };
  throw new LedeError("bad-settings", "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET.", {
    next: "Set SLACK_APP_TOKEN to an app-level token with the scope connections:write, from “Basic Information”.",
  });
}

function parseListen(text: string): { readonly host: string; readonly port: number } {
  const [, host, digits] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text.trim()) ?? [];
  const port = Number(digits);
  if (host !== undefined && port <= 65_535) return { host, port };
  throw new LedeError("bad-settings", `SLACK_LISTEN is ${JSON.stringify(text)}, which is no host and port.`, {
    next: `Write it as ${LISTEN}, or as 0.0.0.0:3001 for every address of this machine.`,
  });
}

function parseApiUrl(text: string | undefined): string {
  if (!text) return API_URL;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && (url.protocol === "https:" || url.protocol === "http:")) {
    return url.href.endsWith("/") ? url.href : `${url.href}/`;
  }
  throw new LedeError("bad-settings", "SLACK_API_URL is no address of a web server.", {
    next: `Unset it for ${API_URL}, or set it to your proxy's.`,
  });
}

function parseManagers(text: string | undefined): SlackManagers {
  const named = (text ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
  if (named.length === 1 && named[0]?.toLowerCase() === "everyone") return "everyone";
  const odd = named.find((id) => !/^[UW][A-Z0-9]{2,}$/.test(id));
  if (odd === undefined) return named;
  throw new LedeError("bad-settings", `SLACK_MANAGERS names ${JSON.stringify(odd)}, which is no person's id.`, {
    next: "Write ids such as U012AB3CD (“Copy member ID” in a person's profile) with commas between them, or everyone.",
  });
}
