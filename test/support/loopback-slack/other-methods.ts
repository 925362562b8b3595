import { SlackRefusal, textOf, type Answer, type Arguments, type Method } from "./slack-call.ts";
import type { SlackWorld } from "./slack-world.ts";

export const OTHER_METHODS: Readonly<Record<string, Method>> = {
  "api.test": { run: () => ({}) },
  "auth.test": { run: authTest },
  "users.info": { needs: () => "users:read", run: userInfo },
  "team.info": {
    needs: () => "team:read",
    run: (_, { team }) => ({ team: { id: team.id, name: team.domain, domain: team.domain } }),
  },
};

function authTest(_: Arguments, world: SlackWorld): Answer {
  return {
    url: `https://${world.team.domain}.slack.example/`,
    team: world.team.domain,
    user: world.users.get(world.botUser)?.name,
    team_id: world.team.id,
    user_id: world.botUser,
    bot_id: world.botId,
    is_enterprise_install: false,
  };
}

function userInfo(args: Arguments, world: SlackWorld): Answer {
  const user = world.users.get(textOf(args, "user"));
  if (user === undefined) throw new SlackRefusal("user_not_found");
  return {
    user: {
      id: user.id,
      team_id: user.team ?? world.team.id,
      name: user.name,
      tz: user.timeZone,
      is_admin: user.admin,
      is_owner: user.owner,
      is_primary_owner: false,
      is_bot: user.id === world.botUser,
      deleted: false,
    },
  };
}
