import { describe, expect, it } from "vitest";
import { z } from "zod";

import { COMMANDS, LEDE } from "../../../src/entry/commands.ts";
import { composeSlackManifest, SLACK_SCOPES } from "../../../src/entry/slack/slack-manifest.ts";
import { ALL_SCOPES } from "../../support/loopback-slack/slack-world.ts";

/** Commands that Slack keeps for itself. Source: Slack help centre, "Use shortcuts and slash commands in Slack". */
const BUILT_IN: ReadonlySet<string> = new Set(
  `active apps archive away call canvas close collapse deactivate dm dnd expand feed feedback files giphy hash help huddle
   invite invite_people join keys kick leave list me msg mute notify open part people poll prefs remind remove rename
   search shortcuts shrug star status topic unarchive unmute who whois`
    .split(/\s+/u)
    .map((name) => `/${name}`),
);

/** Limits of Slack's app manifest reference. */
const text = (max: number) => z.string().min(1).max(max);
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/u),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({ display_name: text(80).regex(/^[\w.-]+$/u), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32).regex(/^\/[a-z]+$/u),
          description: text(2_000),
          usage_hint: text(1_000).optional(),
          should_escape: z.boolean(),
          url: z.url().optional(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url().optional(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

describe.each([
  ["with sockets", null],
  ["with an address", "https://lede.example.org"],
])("Slack's manifest, %s", (_, baseUrl) => {
  const manifest = manifestSchema.parse(composeSlackManifest(baseUrl));

  it("has every command that is declared, and no other", () => {
    const names = manifest.features.slash_commands.map(({ command }) => command);
    expect(names).toEqual([...COMMANDS, LEDE].map(({ name }) => `/${name}`));
  });

  it("takes no name that Slack keeps for itself", () => {
    expect(manifest.features.slash_commands.filter(({ command }) => BUILT_IN.has(command))).toEqual([]);
  });

  it("hints at every word behind /lede", () => {
    const hint = manifest.features.slash_commands.at(-1)?.usage_hint ?? "";
    expect(hint.split(" | ")).toEqual(LEDE.subcommands.map(({ name }) => name));
  });

  it("asks for the scopes that the loopback grants, so that no test has more", () => {
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...ALL_SCOPES].toSorted());
    expect(Object.keys(SLACK_SCOPES)).toEqual(manifest.oauth_config.scopes.bot);
  });

  it("names an address for everything, or sockets for everything", () => {
    const { settings, features } = manifest;
    const addresses = [
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
      ...features.slash_commands.map(({ url }) => url),
    ];
    const address = baseUrl === null ? undefined : "https://lede.example.org/slack/events";
    expect(new Set(addresses)).toEqual(new Set([address]));
    expect(settings.socket_mode_enabled).toBe(baseUrl === null);
  });
});
