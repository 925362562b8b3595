import { describe, expect, test } from "vitest";
import { makeLog, secretsOf } from "../../src/entry/make-log.ts";
import { LedeError } from "../../src/shared/errors.ts";

const env = {
  DATABASE_URL: "postgresql://lede:p%40ss%22word@db.example.org/news",
  SLACK_BOT_TOKEN: "xoxb-1234-abcdefgh",
  SLACK_SIGNING_SECRET: "0a1b2c3d4e5f",
  DISCORD_TOKEN: "MTk4NjIy.Cl2FMQ.Zn0xVw",
  LLM_API_KEY: 'key"with\\marks',
  LEDE_DATA: "data",
};
const secrets = ["p%40ss", 'p@ss"word', "xoxb-1234", "0a1b2c3d4e5f", "MTk4NjIy", "with\\marks", "with\\\\marks"];
const clock = () => new Date(2026, 10, 2, 7, 0, 3);

async function logged(isTTY: boolean, work: (log: Awaited<ReturnType<typeof makeLog>>) => void): Promise<string> {
  let written = "";
  const stream = { isTTY, write: (text: string) => ((written += text), true) };
  work(await makeLog(stream, { env, clock }));
  return written;
}

describe("makeLog", () => {
  test("writes JSON where no person looks, one document a line, causes included", async () => {
    const error = new LedeError("store-unavailable", "No room.", { next: "Make some.", cause: new Error("disk full") });
    const text = await logged(false, (log) => {
      log.info("Posted a digest.", { subscription: "slack:C1" });
      log.error("It failed.", { error });
    });
    const [first, second] = text
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(first).toMatchObject({
      level: "info",
      message: "Posted a digest.",
      subscription: "slack:C1",
      pid: process.pid,
    });
    expect(first).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) });
    expect(second).toMatchObject({
      level: "error",
      error: { message: "No room.", code: "store-unavailable", next: "Make some.", cause: { message: "disk full" } },
    });
  });

  test("writes plain lines on a terminal: a sentence of ours without its stack, a mistake with it", async () => {
    const text = await logged(true, (log) => {
      log.info("Posted a digest.", { subscription: "slack:C1", parts: 3 });
      log.warn("The source failed.", { error: new LedeError("no-text", "No text.", { next: "Look at it." }) });
      log.error("It failed.", { error: new TypeError("no such thing") });
      log.info("a\u001b[2Jb\nc");
    });
    const lines = text.split("\n");
    expect(lines.slice(0, 4)).toEqual([
      "07:00:03 Posted a digest. (subscription: slack:C1, parts: 3)",
      "07:00:03 Warning: The source failed. (error: No text. Look at it.)",
      "07:00:03 Error: It failed. (error: no such thing)",
      "TypeError: no such thing",
    ]);
    expect(lines.at(-2)).toBe("07:00:03 a [2Jb c");
  });

  test.each([true, false])("no secret reaches it, wherever it stands (terminal: %s)", async (isTTY) => {
    const text = await logged(isTTY, (log) => {
      for (const secret of Object.values(env)) {
        log.info(`Connecting to ${secret}.`, { address: secret, deep: { er: [{ secret }] } });
        const cause = new Error(`the server said ${secret}`);
        log.error("It failed.", { error: new Error(`bad ${secret}`, { cause }) });
        log.warn("Header", { authorization: `Bearer ${secret}`, password: decodeURIComponent(secret) });
      }
    });
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain("[secret]");
    expect(text).toContain("db.example.org/news");
  });

  test("what looks like a secret is none to be shown, also where nobody set it", async () => {
    const text = await logged(false, (log) => {
      log.info("xoxp-999999999-abc Bot MTIzNDU2Nzg5.abc-def postgres://me:hunter2@host/db sk-abcdefghijklmnopqrst");
    });
    expect(text).not.toMatch(/999999999|MTIzNDU2|hunter2|abcdefghij/);
    expect(text).toContain("postgres://me:[secret]@host/db");
  });

  test("names what is secret among the settings", () => {
    expect(secretsOf({ LEDE_DATA: "data", LLM_API_KEY: " key-1 ", DATABASE_URL: "not a url", NO_TOKEN: "" })).toEqual([
      "key-1",
    ]);
  });
});
