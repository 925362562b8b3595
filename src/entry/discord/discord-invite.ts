import { INVITE_PERMISSIONS } from "../../dispatch/discord-permissions.ts";

/** The link by which somebody who manages a server brings Lede there, with exactly what it needs. */
export function composeInviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: "bot applications.commands",
    permissions: String(INVITE_PERMISSIONS),
  });
  return `https://discord.com/oauth2/authorize?${query.toString()}`;
}
