import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startSlackApp, type SlackAppSettings } from "../../../src/entry/slack-app.ts";
import { LedeError } from "../../../src/shared/errors.ts";
import { FakeCommands } from "../../support/fake-commands.ts";
import { LoopbackSlack } from "../../support/loopback-slack/loopback-slack.ts";
import { makeMemoryLog } from "../../support/memory-log.ts";

describe("starting the Slack app", () => {
  let slack: LoopbackSlack;
  beforeEach(async () => {
    slack = await LoopbackSlack.start();
  });
  afterEach(() => slack.close());

  const fail = async (settings: Partial<SlackAppSettings> = {}): Promise<LedeError> => {
    const { bot, app } = slack.world.tokens;
    const whole: SlackAppSettings = {
      botToken: bot,
      apiUrl: slack.apiUrl,
      transport: { kind: "sockets", appToken: app },
      managers: [],
      timeZone: "Europe/Berlin",
      ...settings,
    };
    try {
      const started = await startSlackApp(whole, { commands: new FakeCommands(), log: makeMemoryLog() });
      await started.stop();
    } catch (error) {
      if (error instanceof LedeError) return error;
      throw error;
    }
    throw new Error("It started.");
  };

  it.each(["invalid_auth", "token_revoked", "token_expired", "account_inactive"])(
    "says that Slack does not take the token, and where there is a new one: %s",
    async (error) => {
      slack.world.tokenError = error;
      const failure = await fail();
      expect(failure.code).toBe("chat-login");
      expect(failure.message).toBe(`Slack does not take SLACK_BOT_TOKEN: ${error}.`);
      expect(failure.next).toContain("OAuth & Permissions");
    },
  );

  it("says that the app token is wrong", async () => {
    const failure = await fail({ transport: { kind: "sockets", appToken: "xapp-of-another-app" } });
    expect(failure.message).toBe("Slack does not take SLACK_APP_TOKEN: invalid_auth.");
    expect(failure.next).toContain("connections:write");
  });

  it("says that Slack cannot be reached", async () => {
    const failure = await fail({ apiUrl: "http://127.0.0.1:9/api/" });
    expect(failure.code).toBe("chat-unreachable");
    expect(failure.message).toContain("http://127.0.0.1:9/api/");
  });

  it("says that something else answers at the address", async () => {
    slack.faults.script("auth.test", { kind: "garbled" });
    expect((await fail()).code).toBe("chat-unreachable");
  });

  it("holds no token in what it says", async () => {
    slack.world.tokenError = "invalid_auth";
    const { message, next, cause } = await fail();
    expect(`${message} ${next} ${String(cause)} ${JSON.stringify(cause)}`).not.toContain(slack.world.tokens.bot);
  });
});
