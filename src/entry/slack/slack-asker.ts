import type { webApi } from "@slack/bolt";
import { z } from "zod";

import type { CommunityId } from "../../article/subscription.ts";
import { parseSlackFailure } from "../../dispatch/slack-failure.ts";
import type { Log } from "../../shared/log.ts";
import type { Asker } from "../commands.ts";
import type { SlackAsked } from "./slack-payloads.ts";

/** Who may manage channels beside the workspace's admins and owners: people's ids, or everyone. */
export type SlackManagers = readonly string[] | "everyone";

export interface AskerParts {
  readonly client: webApi.WebClient;
  readonly managers: SlackManagers;
  readonly log: Log;
}

const userSchema = z.object({
  user: z.object({
    team_id: z.string().nullish(),
    // Of somebody in an organisation: every workspace of it that they are in.
    enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).nullish(),
    tz: z.string().nullish(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
  }),
});

type Person = z.infer<typeof userSchema>["user"];
const NOBODY: Person = { is_admin: false, is_owner: false };

/**
 * Who asks. Only for what managers may do is Slack asked about the person: rights and time zone, at each call, since
 * both change.
 */
export async function makeSlackAsker(asked: SlackAsked, needsPerson: boolean, parts: AskerParts): Promise<Asker> {
  const { channel, community, user } = asked;
  const person = needsPerson ? await readPerson(user, parts) : null;
  return {
    channel,
    community,
    user,
    timeZone: person?.tz ?? null,
    mayManage: async () => {
      if (parts.managers === "everyone" || parts.managers.includes(user)) return true;
      return isAdmin(person ?? (await readPerson(user, parts)), community);
    },
  };
}

/** Somebody who shares a channel from another workspace may be an admin there, and is none here. */
function isAdmin({ is_admin: admin, is_owner: owner, ...person }: Person, community: CommunityId): boolean {
  const teams = [...(person.team_id ? [person.team_id] : []), ...(person.enterprise_user?.teams ?? [])];
  const isOfHere = teams.length === 0 || teams.some((team) => community === `slack:${team}`);
  return (admin || owner) && isOfHere;
}

/** @throws Error where Slack does not answer: nobody is taken for an admin, or for none, because of that. */
async function readPerson(user: string, { client, log }: AskerParts): Promise<Person> {
  try {
    return userSchema.parse(await client.apiCall("users.info", { user })).user;
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    const failure = parseSlackFailure(error);
    if (failure.kind !== "refused") throw new Error("Slack did not say who asks.", { cause: error });
    // Without the scope users:read nobody is known for an admin; SLACK_MANAGERS still counts.
    log.warn(`Who asks is not known. ${failure.reason}`);
    return NOBODY;
  }
}
