import { z } from "zod";

import type { CommunityId } from "../../article/subscription.ts";
import { makeSlackClient, SLACK_CALL_MS, type SlackAccess } from "../../dispatch/slack-client.ts";
import { parseSlackFailure } from "../../dispatch/slack-failure.ts";
import { LedeError } from "../../shared/errors.ts";

/** Whose token it is. */
export interface SlackLogin {
  readonly community: CommunityId;
  /** What the workspace is called. */
  readonly workspace: string;
  readonly botId: string;
  readonly botUser: string;
  /** What the token may do; Slack sends it along with every answer. */
  readonly scopes: readonly string[];
}

const loginSchema = z.object({
  team: z.string(),
  team_id: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).default({ scopes: [] }),
});

/** @throws LedeError `chat-login` where Slack does not take the token, `chat-unreachable` where it does not answer. */
export async function logIn(access: SlackAccess): Promise<SlackLogin> {
  const answer = loginSchema.safeParse(await call(access, { method: "auth.test", setting: "SLACK_BOT_TOKEN" }));
  if (!answer.success) {
    throw new LedeError("chat-login", "SLACK_BOT_TOKEN is not a bot's token.", {
      next: "Take the “Bot User OAuth Token” under “OAuth & Permissions”: it begins with xoxb-.",
      cause: answer.error,
    });
  }
  const { team, team_id: id, user_id: botUser, bot_id: botId, response_metadata: metadata } = answer.data;
  return { community: `slack:${id}`, workspace: team, botId, botUser, scopes: metadata.scopes };
}

/** @throws LedeError as `logIn`. */
export async function checkAppToken({
  appToken,
  apiUrl,
}: {
  readonly appToken: string;
  readonly apiUrl: string;
}): Promise<void> {
  // Slack gives the address of a socket, which is closed unused.
  await call({ botToken: appToken, apiUrl }, { method: "apps.connections.open", setting: "SLACK_APP_TOKEN" });
}

interface LoginCall {
  readonly method: string;
  readonly setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN";
}

async function call(access: SlackAccess, { method, setting }: LoginCall): Promise<unknown> {
  const signal = AbortSignal.timeout(SLACK_CALL_MS);
  try {
    return await makeSlackClient(access, { signal }).apiCall(method);
  } catch (error) {
    const failure = parseSlackFailure(error);
    if (failure.kind === "refused") throw loginError(failure.error, { setting, error });
    const why = failure.kind === "limited" ? "it cannot be reached, or asks to wait" : failure.reason;
    throw new LedeError("chat-unreachable", `Slack did not answer at ${access.apiUrl}: ${why.replace(/\.$/, "")}.`, {
      next: "Check the network, SLACK_API_URL and https://slack-status.com, then start Lede again.",
      cause: error,
    });
  }
}

const WHERE = {
  SLACK_BOT_TOKEN: "the “Bot User OAuth Token” under “OAuth & Permissions”, which begins with xoxb-",
  SLACK_APP_TOKEN:
    "an app-level token with the scope connections:write under “Basic Information”, which begins with xapp-",
} as const;

/** @param said Slack's own word for it. */
export function appTokenError(said: string, error: unknown): LedeError {
  return loginError(said, { setting: "SLACK_APP_TOKEN", error });
}

function loginError(
  said: string,
  { setting, error }: { readonly setting: LoginCall["setting"]; readonly error: unknown },
): LedeError {
  return new LedeError("chat-login", `Slack does not take ${setting}: ${said}.`, {
    next: `Set it to ${WHERE[setting]}. \`npm run -s lede -- setup slack\` says how to get one.`,
    cause: error,
  });
}
