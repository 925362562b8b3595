import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { ChannelAddress } from "../../../src/article/subscription.ts";
import { checkSlack } from "../../../src/entry/slack/slack-check.ts";
import { LoopbackSlack } from "../../support/loopback-slack/loopback-slack.ts";
import { ROOMS } from "../../support/loopback-slack/slack-world.ts";

describe("checking the set-up on Slack", () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await LoopbackSlack.start();
  });
  afterEach(() => slack.close());

  const check = (channels: readonly ChannelAddress[] = [`slack:${ROOMS.news}`], appToken = slack.world.tokens.app) =>
    checkSlack(
      {
        botToken: slack.world.tokens.bot,
        apiUrl: slack.apiUrl,
        transport: { kind: "sockets", appToken },
        managers: [],
      },
      channels,
    );
  const faults = async (...given: Parameters<typeof check>): Promise<readonly string[]> =>
    (await check(...given)).flatMap(({ what, fault }) => (fault === null ? [] : [`${what}: ${fault}`]));

  it("finds everything right, and leaves nothing behind", async () => {
    expect(await faults()).toEqual([]);
    expect(await check()).toContainEqual({
      what: `A post in slack:${ROOMS.news}`,
      fault: null,
      found: "posted, found again, and taken away",
    });
    expect(slack.posted()).toEqual([]);
  });

  it("stops at a token that Slack does not take", async () => {
    slack.world.tokenError = "token_revoked";
    expect(await faults()).toEqual([expect.stringContaining("Slack does not take SLACK_BOT_TOKEN: token_revoked.")]);
  });

  it("names each scope that is missing, what it is for, and where to add it", async () => {
    slack.world.scopes.delete("groups:history");
    slack.world.scopes.delete("users:read");
    const [fault = ""] = await faults();
    expect(fault).toContain("groups:history (to look up in private channels whether a digest is posted already)");
    expect(fault).toContain("users:read");
    expect(fault).toContain("Bot Token Scopes");
  });

  it("names an app token that is wrong", async () => {
    expect(await faults(undefined, "xapp-other")).toEqual([expect.stringContaining("SLACK_APP_TOKEN: invalid_auth")]);
  });

  it("names channels that are archived, unknown, or that it is not in", async () => {
    const desk = slack.world.channels.get(ROOMS.desk);
    const lobby = slack.world.channels.get(ROOMS.lobby);
    if (desk === undefined || lobby === undefined) throw new Error("no rooms");
    desk.members.delete(slack.world.botUser);
    lobby.archived = true;
    const found = await faults([`slack:${ROOMS.news}`, `slack:${ROOMS.desk}`, `slack:${ROOMS.lobby}`]);
    expect(found).toHaveLength(2);
    expect(found[0]).toContain("/invite @Lede");
    expect(found[1]).toContain("#lobby is archived");
  });

  it("names what keeps a post from being made, or from being looked up", async () => {
    slack.faults.script("chat.postMessage", { kind: "error", error: "restricted_action" });
    expect(await faults()).toEqual([expect.stringContaining("lets only some people post")]);
    slack.world.scopes.delete("channels:history");
    expect((await faults()).at(-1)).toContain("cannot be looked up");
    expect(slack.posted()).toEqual([]);
  });

  it("tries no post where it knows no channel", async () => {
    expect((await check([])).at(-1)?.found).toContain("not tried");
  });
});
