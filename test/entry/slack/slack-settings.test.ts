import { describe, expect, it } from "vitest";

import { parseSlackSettings } from "../../../src/entry/slack/slack-settings.ts";
import { LedeError } from "../../../src/shared/errors.ts";

const BOT = { SLACK_BOT_TOKEN: "xoxb-1-secret" };
const SOCKETS = { ...BOT, SLACK_APP_TOKEN: "xapp-1-secret" };
const HTTP = { ...BOT, SLACK_SIGNING_SECRET: "s3cret" };

describe("Slack's settings", () => {
  it("are null where nothing is set, or only blanks", () => {
    expect(parseSlackSettings({})).toBeNull();
    expect(parseSlackSettings({ SLACK_BOT_TOKEN: " ", SLACK_APP_TOKEN: "" })).toBeNull();
  });

  it("open sockets with an app token, also beside a signing secret", () => {
    const whole = {
      botToken: "xoxb-1-secret",
      apiUrl: "https://slack.com/api/",
      transport: { kind: "sockets", appToken: "xapp-1-secret" },
      managers: [],
    };
    expect(parseSlackSettings(SOCKETS)).toEqual(whole);
    expect(parseSlackSettings({ ...SOCKETS, SLACK_SIGNING_SECRET: "s3cret" })).toEqual(whole);
  });

  it.each([
    [undefined, { host: "127.0.0.1", port: 3001 }],
    ["0.0.0.0:80", { host: "0.0.0.0", port: 80 }],
    ["[::1]:8080", { host: "::1", port: 8080 }],
  ])("listen with a signing secret: %s", (SLACK_LISTEN, where) => {
    expect(parseSlackSettings({ ...HTTP, SLACK_LISTEN })?.transport).toEqual({
      kind: "http",
      signingSecret: "s3cret",
      ...where,
    });
  });

  it.each([
    ["U012AB, W034CD", ["U012AB", "W034CD"]],
    ["everyone", "everyone"],
    ["", []],
  ])("name who may manage: %s", (SLACK_MANAGERS, managers) => {
    expect(parseSlackSettings({ ...SOCKETS, SLACK_MANAGERS })?.managers).toEqual(managers);
  });

  it("end the address of the Web API with a slash", () => {
    const settings = parseSlackSettings({ ...SOCKETS, SLACK_API_URL: "http://127.0.0.1:4000/api" });
    expect(settings?.apiUrl).toBe("http://127.0.0.1:4000/api/");
  });

  it.each([
    [
      "a token of another kind",
      { SLACK_BOT_TOKEN: "xoxp-1-secret", SLACK_APP_TOKEN: "xapp-1-secret" },
      "SLACK_BOT_TOKEN",
    ],
    ["an app token of another kind", { ...BOT, SLACK_APP_TOKEN: "xoxb-2-secret" }, "SLACK_APP_TOKEN"],
    ["a bot token alone", BOT, "SLACK_APP_TOKEN"],
    ["an app token alone", { SLACK_APP_TOKEN: "xapp-1-secret" }, "SLACK_BOT_TOKEN"],
    ["an address that is none", { ...SOCKETS, SLACK_API_URL: "slack" }, "SLACK_API_URL"],
    ["names in place of ids", { ...SOCKETS, SLACK_MANAGERS: "ada" }, "SLACK_MANAGERS"],
    ["a port alone", { ...HTTP, SLACK_LISTEN: "3001" }, "SLACK_LISTEN"],
    ["a port that is too high", { ...HTTP, SLACK_LISTEN: "localhost:70000" }, "SLACK_LISTEN"],
  ])("refuse %s, by its name and without its secret", (_, env, named) => {
    let failure: unknown;
    try {
      parseSlackSettings(env);
    } catch (error) {
      failure = error;
    }
    if (!(failure instanceof LedeError)) throw new Error("It was taken.");
    expect(failure.code).toBe("bad-settings");
    expect(failure.message).toContain(named);
    expect(`${failure.message} ${failure.next}`).not.toContain("secret ");
    expect(`${failure.message} ${failure.next}`).not.toMatch(/-secret/u);
  });
});
