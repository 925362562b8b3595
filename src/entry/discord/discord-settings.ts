import type { DiscordAccess } from "../../dispatch/discord-client.ts";
import { LedeError } from "../../shared/errors.ts";

/** The settings of Discord that Lede reads from the environment. */
export const DISCORD_SETTINGS = {
  DISCORD_TOKEN: "The token of Discord's bot: Lede runs in every server that it was invited to.",
  DISCORD_API_URL: "Discord's API, for a proxy; `https://discord.com/api` unless set.",
} as const;

const API_URL = "https://discord.com/api";

type Environment = Readonly<Record<string, string | undefined>>;

/** Null where there is no token. @throws LedeError `bad-settings`, naming the setting and never its value. */
export function parseDiscordSettings(env: Environment): DiscordAccess | null {
  // Copied from an example of a request it comes with the word before it.
  const token = env["DISCORD_TOKEN"]?.trim().replace(/^Bot\s+/, "");
  const apiUrl = parseApiUrl(env["DISCORD_API_URL"]?.trim());
  if (!token) return null;
  if (/^[\x21-\x7e]+$/.test(token)) return { token, apiUrl };
  throw new LedeError("bad-settings", "DISCORD_TOKEN has a space or a character that no token has.", {
    next: "Copy the bot's token again (developer portal, Bot, Reset Token), without quotation marks or line breaks.",
  });
}

/** Without the slash and the version at its end, which the client writes itself. */
function parseApiUrl(text: string | undefined): string {
  if (!text) return API_URL;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && (url.protocol === "https:" || url.protocol === "http:")) {
    return url.href.replace(/\/+$/, "").replace(/\/v\d+$/, "");
  }
  throw new LedeError("bad-settings", "DISCORD_API_URL is no address of a web server.", {
    next: `Unset it for ${API_URL}, or set it to your proxy's.`,
  });
}
