import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { LedeError } from "../../src/shared/errors.ts";
import { parseSettingsFile } from "../../src/entry/settings-file.ts";
import { renderSettingsSchema } from "../../src/entry/settings-schema.ts";

const HOME = resolve(import.meta.dirname, "../..");

const parse = (content: string, env: Record<string, string> = {}) =>
  parseSettingsFile(content, {
    path: "/home/me/lede.yaml",
    env,
    timeZoneOr: (fromFile) => env["LEDE_TIMEZONE"] ?? fromFile ?? "UTC",
  });

const complaint = (content: string, env: Record<string, string> = {}): readonly [message: string, next: string] => {
  try {
    parse(content, env);
  } catch (error) {
    if (error instanceof LedeError && error.code === "bad-settings") return [error.message, error.next];
    throw error;
  }
  return expect.unreachable("it was taken");
};

test("the example is right, and has every setting", () => {
  const example = readFileSync(resolve(HOME, "lede.example.yaml"), "utf8");
  const file = parse(example.replaceAll(/^( *)# (?=allowHosts|- feed|  headers|    Authorization)/gm, "$1"), {
    FEED_TOKEN: "secret",
  });
  expect(file).toMatchObject({
    timeZone: "Europe/Berlin",
    contact: "https://example.org/about-our-bot",
    allowHosts: ["nas.local", "192.168.1.7"],
    sources: [
      {
        kind: "feed",
        url: "https://example.org/news/rss.xml",
        name: "Example Times",
        label: "Example Times",
        fullText: "auto",
        everyMinutes: 30,
      },
      { kind: "feed", headers: { Authorization: "Bearer secret" }, name: "example.org/members.xml", label: null },
      { kind: "page", everyMinutes: 120, language: "en" },
      { kind: "folder", path: "/home/me/seeds", name: "seeds", key: "/home/me/seeds" },
    ],
    subscriptions: [
      {
        id: "file:digests",
        to: "file:digests",
        title: "Metals desk",
        cron: "0 8 * * 1-5",
        timeZone: "Europe/London",
        stories: 5,
        topics: [
          { words: "aluminium", excluded: false },
          { words: "rare earths", excluded: false },
          { words: "football", excluded: true },
        ],
        quiet: "say",
        thread: true,
        setIn: "file",
      },
    ],
  });
});

test("docs/lede.schema.json is made from the code (`npm test -- -u` makes it again)", async () => {
  await expect(renderSettingsSchema()).toMatchFileSnapshot(resolve(HOME, "docs/lede.schema.json"));
});

test("an empty file sets nothing", () => {
  for (const content of ["", "# nothing\n", "---\n", "sources: []\n"]) {
    expect(parse(content)).toEqual({ timeZone: null, contact: null, sources: [], subscriptions: [], allowHosts: [] });
  }
});

test("a subscription without a time zone has the environment's, else the file's", () => {
  const content = 'timezone: Asia/Kolkata\nsubscriptions: [{ to: "slack:C1", at: "0 8 * * *" }]\n';
  expect(parse(content).subscriptions[0]?.timeZone).toBe("Asia/Kolkata");
  expect(parse(content, { LEDE_TIMEZONE: "Europe/Paris" }).subscriptions[0]?.timeZone).toBe("Europe/Paris");
});

describe("a mistake is named with its file and line, and what to write", () => {
  test.each([
    [
      "sources:\n  - feed: https://example.org/a\n  - feed: nonsense\n",
      3,
      'sources[2].feed is "nonsense"',
      /Write it whole/,
    ],
    ["sources:\n  - feed: https://me:secret@example.org/a\n", 2, "sources[1].feed is", /`headers`/],
    ["sources:\n  - feed: ftp://example.org/a\n", 2, "sources[1].feed is", /Write it whole/],
    [
      "sources:\n  - feed: https://example.org/a\n    every: 30\n",
      3,
      "sources[1].every is 30",
      /such as 30m, 2h or 1d/,
    ],
    ["sources:\n  - feed: https://example.org/a\n    every: 1m\n", 3, 'sources[1].every is "1m"', /at least 5m/],
    ["sources:\n  - name: Nameless\n", 2, "sources[1] is", /exactly one of feed, page and folder/],
    ["sources:\n  - feed: https://a.example/\n    page: https://a.example/\n", 2, "sources[1] is", /exactly one/],
    ["sources:\n  - folder: seeds\n    every: 30m\n", 2, "sources[1] is", /A folder takes nothing but a name/],
    ["sources:\n  - https://example.org/a\n", 2, "sources[1] is", /Write each source as `- feed/],
    ["sources: https://example.org/a\n", 1, "sources is", /Write a list/],
    [
      "sources:\n  - feed: https://example.org/a\n    fulltext: auto\n",
      3,
      "sources[1].fulltext is no setting",
      /There are: feed, .*fullText/,
    ],
    ["timezone: UTC\nsource: []\n", 2, "source is no setting", /There are: timezone, .*sources/],
    ["timezone: Berlin\n", 1, 'timezone is "Berlin"', /IANA name/],
    ['subscriptions:\n  - to: "slack:C1"\n', 2, "subscriptions[1].at is missing", /five fields/],
    ['subscriptions:\n  - to: "slack:C1"\n    at: "08:00"\n', 3, 'subscriptions[1].at is "08:00"', /five fields/],
    ['subscriptions:\n  - to: "slack:C1"\n    at: "61 8 * * *"\n', 3, "subscriptions[1].at is", /five fields/],
    [
      'subscriptions:\n  - to: "irc:news"\n    at: "0 8 * * *"\n',
      2,
      'subscriptions[1].to is "irc:news"',
      /slack:C0123/,
    ],
    [
      'subscriptions:\n  - to: "slack:C1"\n    at: "0 8 * * *"\n    stories: 9\n',
      4,
      "subscriptions[1].stories is 9",
      /1 to 7/,
    ],
    ["just words\n", 1, "the file is", /name: value/],
    ["sources:\n  - feed: [\n", 3, "this is no valid YAML", /indentation/],
  ] as const)("%j", (...[content, line, what, next]) => {
    const [message, whatNext] = complaint(content);
    expect(message).toContain(`lede.yaml, line ${line}: ${what}`);
    expect(message).toMatch(/\.$/);
    expect(whatNext).toMatch(next);
  });

  test("the same source or the same digest twice", () => {
    const twice = "sources:\n  - feed: https://example.org/a\n  - feed: https://EXAMPLE.org:443/a?utm_source=x\n";
    expect(complaint(twice)[0]).toBe("lede.yaml, line 3: sources[2] is there twice.");
    const digests =
      'subscriptions:\n  - { to: "slack:C1", at: "0 8 * * *" }\n  - { to: "slack:C1", at: "0 9 * * *" }\n';
    expect(complaint(digests)[1]).toContain("`name:`");
    expect(parse(digests.replace('9 * * *"', '9 * * *", name: late')).subscriptions.map(({ id }) => id)).toEqual([
      "slack:C1",
      "slack:C1#late",
    ]);
  });

  test("a header whose variable is not set, without showing any that is", () => {
    const content = "sources:\n  - feed: https://example.org/a\n    headers:\n      Cookie: a=${SET}; b=${UNSET}\n";
    const [message, next] = complaint(content, { SET: "hush" });
    expect(message).toBe("lede.yaml, line 4: sources[1].headers.Cookie names ${UNSET}, which is not set.");
    expect(next).toBe("Set UNSET in the environment or in .env.");
    expect(message + next).not.toContain("hush");
  });
});
