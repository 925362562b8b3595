import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runLede } from "../support/run-lede.ts";

const FERRY = `Harbour strike ends after nine days

Dockers at Port Ellis went back to work on Monday after the harbour board agreed to raise wages by 6% over two years.

The strike cost exporters up to $40 million, the chamber of trade said. About 310 ships had waited outside the port.
`;

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "lede-test-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

const put = (name: string, content: string | Uint8Array): string => {
  mkdirSync(join(cwd, name, ".."), { recursive: true });
  writeFileSync(join(cwd, name), content);
  return name;
};

const lede = (...args: readonly string[]) => runLede(args, { cwd });

describe("lede digest", () => {
  test("prints the digest of a folder, keeps it as Markdown and JSON, and exits 0", async () => {
    put("news/ferry.txt", FERRY);
    const run = await lede("digest", "--folder", "news", "--out", "out");
    expect(run).toMatchObject({ code: 0, err: "" });
    expect(run.out).toContain("Harbour strike ends after nine days");
    const [json = "", markdown = ""] = readdirSync(join(cwd, "out")).toSorted();
    expect(markdown).toMatch(/^\d{4}-\d{2}-\d{2}\.md$/);
    expect(json).toBe(markdown.replace(".md", ".json"));
    expect(readFileSync(join(cwd, "out", markdown), "utf8")).toContain("](../news/ferry.txt)");
    expect(JSON.parse(readFileSync(join(cwd, "out", json), "utf8"))).toMatchObject({
      stories: [{ headline: "Harbour strike ends after nine days" }],
    });
  });

  test("prints the latest again where nothing is new, and writes it once", async () => {
    put("news/ferry.txt", FERRY);
    await lede("digest", "--folder", "news", "--out", "out");
    const again = await lede("digest", "--folder", "news", "--out", "out");
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/^Nothing new/);
    expect(again.out).toContain("Harbour strike ends after nine days");
    expect(readdirSync(join(cwd, "out"))).toHaveLength(2);
  });

  test("carries only what is new, everything with --all, and names the second of a day by its time", async () => {
    put("news/ferry.txt", FERRY);
    await lede("digest", "--folder", "news", "--out", "out");
    put(
      "news/school.txt",
      "School roof repaired\n\nThe council paid £12,000 for the new roof of the school in Marl.\n",
    );
    const second = await lede("digest", "--folder", "news", "--out", "out");
    expect(second.out).toContain("School roof repaired");
    expect(second.out).not.toContain("Harbour strike");
    const all = JSON.parse((await lede("digest", "--folder", "news", "--out", "out", "--all", "--json")).out);
    expect(all.read.articles).toBe(2);
    const names = readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".md"));
    expect(names).toHaveLength(3);
    expect(names.filter((name) => /^\d{4}-\d{2}-\d{2}-\d{4}(?:-2)?\.md$/.test(name))).toHaveLength(2);
  });

  test("one folder's digest knows nothing of another's", async () => {
    put("a/ferry.txt", FERRY);
    put("b/school.txt", "School roof repaired\n\nThe council paid £12,000 for the new roof of the school in Marl.\n");
    await lede("digest", "--folder", "a", "--out", "out");
    const b = JSON.parse((await lede("digest", "--folder", "b", "--out", "out", "--json")).out);
    expect(b.stories.map((story: { headline: string }) => story.headline)).toEqual(["School roof repaired"]);
    const a = await lede("digest", "--folder", "a", "--out", "out");
    expect(a.out).toContain("Harbour strike");
  });

  test("a bad file among good ones costs only itself and is named", async () => {
    put("news/ferry.txt", FERRY);
    put("news/empty.txt", "");
    put("news/picture.txt", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]));
    put("news/front.md", '---\ntitle: "open\n---\nText.');
    put("news/only.txt", "Follow us on\n\nSign up for our newsletter\n");
    put("news/huge.txt", "word ".repeat(10_000_000));
    put("news/report.pdf", "%PDF-1.7");
    symlinkSync(join(cwd, "nowhere"), join(cwd, "news/dangling.txt"));
    const run = await lede("digest", "--folder", "news", "--out", "out");
    expect(run.code).toBe(0);
    expect(run.out).toContain("Harbour strike");
    expect(run.out.replaceAll(/\s+/g, " ")).toContain(
      "Not read: dangling.txt (it does not exist), empty.txt (it is empty)",
    );
    const { skipped } = JSON.parse((await lede("digest", "--folder", "news", "--out", "out", "--all", "--json")).out);
    expect(Object.fromEntries(skipped.map(({ what, reason }: Record<string, string>) => [what, reason]))).toEqual({
      "empty.txt": "it is empty",
      "picture.txt": "it is not text",
      "front.md": "its front matter is not valid YAML (line 2)",
      "only.txt": "it has no text besides headings and boilerplate",
      "huge.txt": "it has 50 MB and an article has at most 5 MB",
      "dangling.txt": "it does not exist",
      "1 file of another kind": "Lede reads .txt, .md and .html",
    });
  });
});

describe("lede summary and lede figures", () => {
  test("print the same document with --json, with offsets into its text", async () => {
    put("ferry.txt", FERRY);
    const summary = await lede("summary", "ferry.txt", "--json");
    const document = JSON.parse(summary.out);
    expect(JSON.parse((await lede("figures", "ferry.txt", "--json")).out)).toEqual(document);
    expect(document).toMatchObject({ title: "Harbour strike ends after nine days", language: "en" });
    expect(document.text).not.toContain("Harbour strike ends");
    expect(document.figures.length).toBeGreaterThan(0);
    for (const figure of document.figures) {
      expect(document.text.slice(figure.start, figure.end)).toBe(figure.text);
      expect(document.text.slice(figure.sentence.start, figure.sentence.end)).toBe(figure.sentence.text);
      expect(figure.measures).not.toBe("");
    }
    expect(existsSync(join(cwd, "data"))).toBe(false);
  });

  test("read standard input, plain text or a page", async () => {
    const text = await runLede(["summary", "-"], { cwd, stdin: FERRY });
    expect(text).toMatchObject({ code: 0, err: "" });
    expect(text.out).toContain("Dockers at Port Ellis");
    const html = `<!doctype html><title>t</title><article><h1>Strike ends</h1>${FERRY.split("\n\n")
      .map((p) => `<p>${p}</p>`)
      .join("")}</article>`;
    const page = await runLede(["summary", "-", "--json"], { cwd, stdin: html });
    expect(JSON.parse(page.out)).toMatchObject({ title: "Strike ends" });
  });
});

describe("what must simply work", () => {
  const cases: Readonly<Record<string, string | Uint8Array>> = {
    "one sentence": "The bridge was closed on Monday.",
    "no numbers at all": "The bridge was closed. Nobody was hurt. Traffic went round by the old road.",
    "windows-1252": Uint8Array.from([
      ...Buffer.from("The mayor said the bridge cost "),
      0xa3,
      ...Buffer.from("5 million. It is "),
      0x93,
      ...Buffer.from("safe"),
      0x94,
      0x2e,
    ]),
    "stray invalid bytes": Uint8Array.from([
      ...Buffer.from("The café cost £5 million"),
      0xff,
      0xfe,
      ...Buffer.from(" in all, the mayor said. It is “open”."),
    ]),
    "100,000 digits in a row": `The number was ${"7".repeat(100_000)} in the end. It was long.`,
    "10,000 sentences": Array.from(
      { length: 10_000 },
      (_, i) => `In town ${i} the council paid $${i + 3} million for a bridge.`,
    ).join(" "),
    "one word": "Bridge",
    "no letters": "… — !!!",
  };
  for (const [name, content] of Object.entries(cases)) {
    test(name, async () => {
      put("a.txt", content);
      const run = await lede("figures", "a.txt", "--json");
      expect(run).toMatchObject({ code: 0, err: "" });
      expect(JSON.parse(run.out).title).not.toBe("");
      expect(await lede("digest", "--folder", ".", "--out", "out")).toMatchObject({ code: 0 });
    });
  }
});

interface Failure {
  readonly args: readonly string[];
  readonly code: 1 | 2;
  readonly error: string;
  /** What the line must name. */
  readonly names: string;
  readonly prepare?: () => void;
  readonly env?: Readonly<Record<string, string>>;
}

const FAILURES: Readonly<Record<string, Failure>> = {
  "a missing file": { args: ["summary", "gone.txt"], code: 1, error: "file-not-found", names: "gone.txt" },
  "a folder for a file": { args: ["figures", "."], code: 1, error: "file-unreadable", names: "folder" },
  "an empty file": {
    args: ["summary", "a.txt"],
    code: 1,
    error: "no-text",
    names: "a.txt",
    prepare: () => put("a.txt", ""),
  },
  "only boilerplate": {
    args: ["summary", "a.txt"],
    code: 1,
    error: "no-text",
    names: "boilerplate",
    prepare: () => put("a.txt", "Sign up for our newsletter\n\nFollow us on\n"),
  },
  "a binary file": {
    args: ["figures", "a.txt"],
    code: 1,
    error: "not-text",
    names: "a.txt",
    prepare: () =>
      put(
        "a.txt",
        Uint8Array.from({ length: 300 }, (_, i) => i % 256),
      ),
  },
  "a file of 50 MB": {
    args: ["summary", "a.txt"],
    code: 1,
    error: "file-too-large",
    names: "50 MB",
    prepare: () => put("a.txt", "word ".repeat(10_000_000)),
  },
  "a missing folder": { args: ["digest", "--folder", "gone"], code: 1, error: "file-not-found", names: "gone" },
  "a file for a folder": {
    args: ["digest", "--folder", "a.txt"],
    code: 1,
    error: "file-not-found",
    names: "a.txt",
    prepare: () => put("a.txt", FERRY),
  },
  "a folder without articles": {
    args: ["digest", "--folder", "news"],
    code: 1,
    error: "no-articles",
    names: "news",
    prepare: () => put("news/a.pdf", "%PDF"),
  },
  "a folder of bad articles only": {
    args: ["digest", "--folder", "news"],
    code: 1,
    error: "no-articles",
    names: "a.txt (it is empty)",
    prepare: () => put("news/a.txt", ""),
  },
  "a store that cannot be written": {
    args: ["digest", "--folder", "news"],
    code: 1,
    error: "store-unavailable",
    names: "LEDE_DATA",
    prepare: () => put("news/a.txt", FERRY),
    env: { LEDE_DATA: "/proc/lede" },
  },
  "a digest folder that cannot be written": {
    args: ["digest", "--folder", "news", "--out", "/proc/lede"],
    code: 1,
    error: "cannot-write",
    names: "--out",
    prepare: () => put("news/a.txt", FERRY),
  },
  "nothing to preview": { args: ["preview", "slack"], code: 1, error: "no-digest", names: "npm run digest" },
  "a time zone that is none": {
    args: ["digest"],
    code: 2,
    error: "bad-settings",
    names: "LEDE_TIMEZONE",
    env: { LEDE_TIMEZONE: "Mars/Base" },
  },
  "an unknown command": { args: ["digset"], code: 2, error: "usage", names: "digset" },
  "an unknown option": { args: ["digest", "--foldr", "x"], code: 2, error: "usage", names: "--foldr" },
  "an argument left out": { args: ["summary"], code: 2, error: "usage", names: "file" },
  "one argument too many": { args: ["summary", "a", "b"], code: 2, error: "usage", names: "argument" },
  "an unknown platform": { args: ["preview", "irc"], code: 2, error: "usage", names: "slack" },
};

describe("what fails says what, where and what to do next", () => {
  for (const [name, { args, code, error, names, prepare, env }] of Object.entries(FAILURES)) {
    test(name, async () => {
      prepare?.();
      const before = readdirSync(cwd);
      const run = await runLede([...args, "--json"], { cwd, ...(env && { env }) });
      const failure = JSON.parse(run.out).error;
      expect(failure.code).toBe(error);
      expect(run.code).toBe(code);
      expect(`${failure.message} ${failure.next}`).toContain(names);
      expect(run.err).toBe(`${failure.message} ${failure.next}\n`);
      expect(failure.message).toMatch(/^[A-Z].*[.?!)]$/s);
      expect(readdirSync(cwd).filter((file) => file !== "data")).toEqual(before);
    });
  }
});

describe("the way in", () => {
  test("--help and --version exit 0", async () => {
    const help = await lede("--help");
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(await lede()).toEqual(help);
    for (const command of ["digest", "summary", "figures", "preview", "start"]) expect(help.out).toContain(command);
    expect((await lede("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("paths are taken from the folder the user typed in, not from where npm runs", async () => {
    put("typed/ferry.txt", FERRY);
    const run = await runLede(["summary", "ferry.txt"], { cwd, env: { INIT_CWD: join(cwd, "typed") } });
    expect(run.code).toBe(0);
  });

  test("no colours where there is no terminal", async () => {
    put("news/ferry.txt", FERRY);
    expect((await lede("digest", "--folder", "news", "--out", "out")).out).not.toContain("\u001b[");
  });

  test("several processes on one new store at once make one digest of each article", async () => {
    for (let i = 0; i < 12; i++) put(`news/${i}.txt`, FERRY.replace("Harbour", `Harbour number ${i}`));
    const runs = await Promise.all(
      [1, 2, 3, 4].map(() => lede("digest", "--folder", "news", "--out", "out", "--json")),
    );
    expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(runs.map(() => ({ code: 0, err: "" })));
    expect(new Set(runs.map(({ out }) => JSON.parse(out).id)).size).toBe(1);
    expect(readdirSync(join(cwd, "out")).toSorted()).toHaveLength(2);
  });
});
