import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCli } from "../../src/entry/cli.ts";
import { articleHtml, pageOf, rssOf } from "../support/feed-xml.ts";
import { startNewsSite, type LoopbackNewsSite } from "../support/loopback-news-site.ts";
import { makeCliContext } from "../support/make-cli-context.ts";
import { runLede, type LedeRun } from "../support/run-lede.ts";

let cwd: string;
let site: LoopbackNewsSite;

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "lede-sources-"));
  site = await startNewsSite();
  writeFileSync(join(cwd, "lede.yaml"), "allowHosts: [localhost]\ntimezone: Europe/Berlin\n");
});

afterEach(async () => {
  await site.close();
  rmSync(cwd, { recursive: true });
});

/** As a process of its own, as a person would. */
const lede = (...args: readonly string[]) => runLede(args, { cwd, env: { LEDE_FILE: "lede.yaml" } });

/** `lede sources …`, in this process, which takes a tenth of the time. */
const sources = (...args: readonly string[]) => run(["sources", ...args]);

async function run(args: readonly string[], file = "lede.yaml"): Promise<LedeRun> {
  const env = { LEDE_FILE: file, LEDE_DATA: join(cwd, "data") };
  const { context, printed } = makeCliContext({ env, cwd, now: new Date() });
  const code = await runCli(args, context);
  return { code, ...printed };
}

/** A site with a front page that names its feed, and articles behind the feed's excerpts. */
function putSite(...towns: readonly string[]): void {
  site.put("/", {
    type: "text/html",
    body: pageOf("Example Times", "<p>News</p>", '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'),
  });
  for (const town of towns) {
    site.put(`/${town}`, { type: "text/html", body: pageOf(`${town} builds a quay`, articleHtml(town)) });
  }
  const items = towns.map((town) => ({
    title: `${town} builds a quay`,
    link: `${site.url}/${town}`,
    guid: town,
    date: new Date().toUTCString(),
    description: `A line about ${town}.`,
  }));
  site.put("/rss.xml", { body: rssOf(items), etag: `"${towns.join()}"` });
}

describe("lede sources add, then lede digest", () => {
  test("makes a digest from the site, and from what is new the next time", async () => {
    putSite("Marl");
    const added = await lede("sources", "add", site.url);
    expect(added).toMatchObject({ code: 0, err: "" });
    expect(added.out).toContain(`Added: Example Times (${site.url}/rss.xml).`);

    const digest = await lede("digest", "--out", "out");
    expect(digest).toMatchObject({ code: 0, err: "" });
    expect(digest.out).toContain("Marl builds a quay");
    // The figure stands on the article's own page alone.
    expect(digest.out).toContain("€3 million");
    expect(digest.out).toContain(`${site.url}/Marl`);

    putSite("Marl", "Hove");
    const second = await lede("digest", "--out", "out");
    expect(second.out).toContain("Hove builds a quay");
    expect(second.out).not.toContain("Marl builds a quay");

    const third = await lede("digest", "--out", "out");
    expect(third.out).toMatch(/^Nothing new/);
    expect(site.statuses("/rss.xml").slice(-3)).toEqual([200, 200, 304]);
    expect(site.statuses("/Marl")).toEqual([200]);
  }, 60_000);

  test("says what could not be read and when it is tried again, also where nothing is new", async () => {
    putSite("Marl");
    await sources("add", `${site.url}/rss.xml`);
    await lede("digest", "--out", "out");
    site.put("/rss.xml", { status: 503 });
    const again = await lede("digest", "--out", "out");
    expect(again.code).toBe(0);
    expect(again.out).toMatch(
      /^Nothing new[^\n]*\nNot read: Example Times \(answers 503, next try (?:\w+ )?\d\d:\d\d\)/,
    );
  }, 60_000);
});

describe("lede sources add", () => {
  test("finds a feed that nobody names, by its usual address", async () => {
    putSite("Marl");
    site.put("/", { type: "text/html", body: pageOf("Times", "<p>News</p>") });
    expect((await sources("add", site.url)).out).toContain(`(${site.url}/rss.xml)`);
  });

  test("follows a page without a feed where it is told to, and says so where not", async () => {
    const link = '<h2><a href="/2026/11/02/marl-builds-a-quay">Marl builds a new quay at last</a></h2>';
    site.put("/news", { type: "text/html", body: pageOf("News", link) });
    const refused = await sources("add", `${site.url}/news`);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toMatch(/There is no feed at .*\. The page links to 1 article: add it with --page/);
    const added = await sources("add", `${site.url}/news`, "--page", "--name", "Times", "--every", "2h");
    expect(added.out).toContain("following the articles that it links to");
    expect(JSON.parse((await sources("list", "--json")).out)).toEqual([
      {
        kind: "page",
        name: "Times",
        setIn: "store",
        url: `${site.url}/news`,
        readAt: null,
        nextAt: null,
        failure: null,
        failures: 0,
      },
    ]);
  });

  test.each([
    [["http://localhost:1/"], 1, /Cannot read http:\/\/localhost:1\/: it cannot be reached/],
    [["nonsense://x"], 1, /it is no web address/],
    [["http://127.0.0.1/"], 1, /127\.0\.0\.1, which is not on the public net/],
    [["localhost:1", "--every", "soon"], 2, /--every is "soon"/],
    [["localhost:1", "--full-text", "maybe"], 2, /auto, always, never/],
  ] as const)("%j is refused with what to do", async (args, code, message) => {
    const result = await sources("add", ...args);
    expect(result).toMatchObject({ code, out: "" });
    expect(result.err).toMatch(message);
  });
});

test("lede sources list and remove: the store's go, the file's stay the owner's", async () => {
  putSite("Marl");
  expect((await sources("list")).out).toContain("No sources yet");
  await sources("add", site.url);
  writeFileSync(join(cwd, "lede.yaml"), `allowHosts: [localhost]\nsources: [{ feed: "${site.url}/other" }]\n`);
  const list = await sources("list");
  expect(list.out).toContain(`${site.url}/other\nfeed, set in the settings file · never read yet`);
  expect(list.out).toContain(`Example Times\n${site.url}/rss.xml\nfeed · never read yet`);
  expect(await sources("remove", `${site.url}/other`)).toMatchObject({ code: 2, out: "" });
  expect(await sources("remove", "no such thing")).toMatchObject({ code: 2, out: "" });
  expect((await sources("remove", "example times")).out).toContain("Removed: Example Times");
  expect((await sources("list")).out).not.toContain("Example Times");
}, 60_000);

describe("lede sources check", () => {
  test("shows what would be read of an address, and keeps nothing", async () => {
    putSite("Marl", "Hove");
    const result = await sources("check", site.url);
    expect(result).toMatchObject({ code: 0, err: "" });
    expect(result.out).toContain(`Example Times\n${site.url}/rss.xml\nRSS feed · 2 articles, the newest from`);
    expect(result.out).toMatch(/· Marl builds a quay\n {2}an excerpt, 18 characters; its page has 1,\d{3} characters/);
    expect(result.out).toContain("its page is read for the rest");
    expect((await sources("list")).out).toContain("No sources yet");
  });

  test("without an address says of each source whether it can be read", async () => {
    putSite("Marl");
    await sources("add", site.url);
    writeFileSync(join(cwd, "lede.yaml"), `allowHosts: [localhost]\nsources: [{ feed: "${site.url}/none" }]\n`);
    const result = await sources("check");
    expect(result.out).toMatch(/^✗ localhost:\d+\/none: it answers 404, there is nothing at this address$/m);
    expect(result.out).toMatch(/^✓ Example Times: RSS feed · 1 article/m);
  });
});

test("lede sources import and export: a list of feeds goes through OPML and back", async () => {
  const opml = `<opml version="2.0"><head/><body><outline text="Metals"><outline type="rss" text="Ore &amp; Tin" xmlUrl="https://example.org/ore?a=1&amp;b=2"/></outline>
    <outline text="Again" xmlUrl="https://EXAMPLE.org:443/ore?b=2&amp;a=1"/><outline text="Broken" xmlUrl="ore:tin"/></body></opml>`;
  writeFileSync(join(cwd, "feeds.opml"), opml);
  const result = await sources("import", "feeds.opml");
  expect(result).toMatchObject({ code: 0, out: "Added 1 of 1 feeds.\n" });
  expect(result.err).toBe("Left out: ore:tin is no web address.\n");
  expect((await sources("import", "feeds.opml")).out).toBe("Added 0 of 1 feeds, 1 were there already.\n");
  const exported = await sources("export");
  expect(exported.out).toContain('text="Ore &amp; Tin"');
  writeFileSync(join(cwd, "again.opml"), exported.out);
  expect((await sources("import", "again.opml")).out).toBe("Added 0 of 1 feeds, 1 were there already.\n");
  writeFileSync(join(cwd, "no.opml"), "not at all");
  expect(await sources("import", "no.opml")).toMatchObject({ code: 1, err: expect.stringContaining("it is no OPML") });
}, 60_000);

test("a wrong settings file ends every command with its line", async () => {
  writeFileSync(join(cwd, "lede.yaml"), "sources:\n  - feed: nonsense\n");
  for (const args of [["digest"], ["sources", "list"]]) {
    const result = await run(args);
    expect(result).toMatchObject({ code: 2, out: "" });
    expect(result.err).toContain('lede.yaml, line 2: sources[1].feed is "nonsense"');
  }
  expect(await run(["sources", "list"], "none.yaml")).toMatchObject({
    code: 2,
    err: expect.stringContaining("there is no such file"),
  });
});

test("a header's secret comes from the environment and goes to its own site alone", async () => {
  putSite("Marl");
  const other = await startNewsSite();
  other.put("/marl", { type: "text/html", body: pageOf("Marl builds a quay", articleHtml("Marl")) });
  const items = [{ title: "Marl builds a quay", link: `${other.url}/marl`, guid: "1", date: new Date().toUTCString() }];
  site.put("/rss.xml", { body: rssOf(items) });
  const feed = `  - feed: ${site.url}/rss.xml\n    headers: { Authorization: "Bearer \${FEED_TOKEN}" }\n`;
  writeFileSync(join(cwd, "lede.yaml"), `allowHosts: [localhost]\nsources:\n${feed}`);
  expect(await run(["digest", "--out", "out"])).toMatchObject({ code: 2, err: expect.stringContaining("FEED_TOKEN") });
  const env = { LEDE_FILE: "lede.yaml", FEED_TOKEN: "hush" };
  const result = await runLede(["digest", "--out", "out"], { cwd, env });
  await other.close();
  expect(result).toMatchObject({ code: 0, err: "" });
  expect(site.requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer hush"]);
  expect(other.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ["/robots.txt", undefined],
    ["/marl", undefined],
  ]);
}, 60_000);
