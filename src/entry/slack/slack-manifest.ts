import { COMMANDS, LEDE, type CommandDeclaration } from "../commands.ts";
import { SLACK_EVENTS } from "./slack-events.ts";

/** What the bot may do, and what for. Each is asked for in the manifest, and looked for by `lede setup check`. */
export const SLACK_SCOPES: Readonly<Record<string, string>> = {
  "chat:write": "post digests and answers",
  commands: "take /summary, /figures, /digest and /lede",
  "channels:history": "look up in public channels whether a digest is posted already",
  "groups:history": "look up in private channels whether a digest is posted already",
  "channels:read": "know whether it is in a public channel, and when that is archived",
  "groups:read": "know whether it is in a private channel, and when that is archived",
  "channels:join": "join a public channel that a digest is set for",
  "users:read": "know the workspace's admins, and people's time zones",
};

/** The path that Slack calls where there are no sockets. */
export const SLACK_PATH = "/slack/events";

/**
 * The manifest that a Slack app is made from.
 * @param baseUrl where Slack reaches Lede; null where Lede opens sockets instead.
 * Source: Slack, "App manifest reference", JSON, major version 2.
 */
export function composeSlackManifest(baseUrl: string | null): Readonly<Record<string, unknown>> {
  const requestUrl = baseUrl === null ? null : new URL(SLACK_PATH, baseUrl).href;
  const at = requestUrl === null ? {} : { request_url: requestUrl };
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: "Lede",
      description: "The news you follow in short, each number sourced.",
      background_color: "#1f3a5f",
    },
    features: {
      bot_user: { display_name: "Lede", always_online: true },
      slash_commands: [...COMMANDS.map(composeAlone), composeLede()].map((command) => ({
        ...command,
        should_escape: false,
        ...(requestUrl === null ? {} : { url: requestUrl }),
      })),
    },
    oauth_config: { scopes: { bot: Object.keys(SLACK_SCOPES) } },
    settings: {
      event_subscriptions: { ...at, bot_events: [...SLACK_EVENTS].toSorted() },
      interactivity: { is_enabled: true, ...at },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === null,
      token_rotation_enabled: false,
    },
  };
}

interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
}

function composeAlone({ name, description, options }: CommandDeclaration): SlashCommand {
  const hint = options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`)).join(" ");
  return { command: `/${name}`, description, ...(hint === "" ? {} : { usage_hint: hint }) };
}

function composeLede(): SlashCommand {
  const words = LEDE.subcommands.map(({ name }) => name).join(" | ");
  return { command: `/${LEDE.name}`, description: LEDE.description, usage_hint: words };
}
