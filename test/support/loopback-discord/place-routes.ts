import { apiError } from "./api-error.ts";
import { checkCommands } from "./check-commands.ts";
import type { Gateway } from "./gateway.ts";
import type { ApiRequest, ApiResponse, Route } from "./http-server.ts";
import { renderChannel, renderGuild, renderMember, renderUser } from "./payloads.ts";
import { demand } from "./permissions.ts";
import { findChannel, findGuild, type Command, type Json, type World } from "./world.ts";

/** IDENTIFYs a day. Source: gateway, "Session Start Limit". */
const IDENTIFIES_A_DAY = 1_000;

/** The application and its commands, the bot itself, guilds, channels and members. */
export function placeRoutes(
  world: World,
  { gateway, shards }: { readonly gateway: Gateway; readonly shards: number },
): readonly Route[] {
  const application = (): Json => ({
    id: world.bot.id,
    name: world.applicationName,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    flags: 0,
    integration_types_config: { 0: {}, 1: {} },
    bot: renderUser(world.bot),
    owner: renderUser({ id: "1", username: "owner", name: "Owner", bot: false }),
    team: null,
    guild: null,
  });

  const ownCommands = (id: string | undefined): void => {
    if (id !== world.bot.id) throw apiError("missing access");
  };
  const putCommands = ({ params: [id], body }: ApiRequest): ApiResponse => {
    ownCommands(id);
    const before = new Map(world.commands.map((command) => [command.name, command]));
    world.commands = checkCommands(body).map((command): Command => {
      const name = String(command["name"]);
      return { ...renderCommand(command, world), name, id: before.get(name)?.id ?? world.makeId() };
    });
    return { body: world.commands };
  };

  const member = ({ params: [guildId = "", userId = ""] }: ApiRequest): ApiResponse => {
    const guild = findGuild(world, guildId);
    if (userId !== world.bot.id) throw apiError("unknown member");
    return { body: renderMember(world.bot, [guild.botRole.id]) };
  };

  const channel = ({ params: [id = ""] }: ApiRequest): ApiResponse => {
    const found = findChannel(world, id);
    demand(found, world.bot.id);
    return { body: renderChannel(found) };
  };

  const joined = () => [...world.guilds.values()].filter(({ joined: is }) => is);
  return [
    get("/gateway/bot", () => ({
      url: gateway.url,
      shards,
      session_start_limit: {
        total: IDENTIFIES_A_DAY,
        remaining: IDENTIFIES_A_DAY - gateway.identifies,
        reset_after: 14_400_000,
        max_concurrency: 1,
      },
    })),
    get("/applications/@me", application),
    get("/oauth2/applications/@me", application),
    get("/users/@me", () => ({ ...renderUser(world.bot), verified: true, mfa_enabled: true })),
    get("/users/@me/guilds", ({ query }) => {
      const after = BigInt(query.get("after") ?? 0);
      const some = joined().filter(({ id }) => BigInt(id) > after);
      return some.slice(0, Number(query.get("limit") ?? 200)).map(({ id, name, botRole }) => ({
        id,
        name,
        icon: null,
        owner: false,
        permissions: String(botRole.permissions),
        features: [],
      }));
    }),
    get("/guilds/:guild", ({ params: [id = ""] }) => renderGuild(findGuild(world, id))),
    get("/guilds/:guild/roles", ({ params: [id = ""] }) => renderGuild(findGuild(world, id))["roles"]),
    get("/guilds/:guild/channels", ({ params: [id = ""] }) =>
      findGuild(world, id)
        .channels.filter(({ parent }) => parent === null)
        .map(renderChannel),
    ),
    { method: "GET", path: "/guilds/:guild/members/:user", authorized: true, handle: member },
    { method: "GET", path: "/channels/:channel", authorized: true, handle: channel },
    get("/applications/:application/commands", ({ params: [id] }) => {
      ownCommands(id);
      return world.commands;
    }),
    { method: "PUT", path: "/applications/:application/commands", authorized: true, handle: putCommands },
  ];
}

/** A command as Discord gives it back: with what was left out filled in. */
function renderCommand(command: Json, world: World): Json {
  return {
    application_id: world.bot.id,
    version: world.makeId(),
    default_member_permissions: null,
    type: 1,
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    integration_types: [0],
    contexts: null,
    ...command,
  };
}

/** A route that only reads. */
function get(path: string, handle: (request: ApiRequest) => unknown): Route {
  return { method: "GET", path, authorized: true, handle: (request) => ({ body: handle(request) }) };
}
