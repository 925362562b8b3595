import { beforeEach, describe, expect, test } from "vitest";
import { makeWebSource } from "../../src/collect/make-web-source.ts";
import { sourceKey, type WebSource } from "../../src/collect/source.ts";
import { startCollecting, titlesOf, type Collecting } from "../support/collecting.ts";
import { articleHtml, pageOf, rssOf } from "../support/feed-xml.ts";
import { redirect } from "../support/loopback-news-site.ts";

let lede: Collecting;

beforeEach(async () => {
  lede = await startCollecting();
});

const links = (...towns: readonly string[]) =>
  towns
    .map((town) => `<h2><a href="/2026/11/02/${town}-builds-a-new-quay">${town} builds a new quay at last</a></h2>`)
    .join("");

const stateOf = async (source: WebSource) =>
  (await lede.store.sources.fetchStates([sourceKey(source)])).get(sourceKey(source));

describe("a feed with whole articles", () => {
  test("is read without their pages, and each article is what the feed says", async () => {
    lede.put(lede.item("Marl"));
    const feed = lede.feedAt("/feed");
    expect(await lede.read(feed)).toMatchObject({ articles: 1, failed: [], trouble: null });
    expect(await lede.texts()).toEqual(new Map([["Marl builds a quay", expect.stringContaining("quay number 6")]]));
    expect(await lede.news(feed)).toEqual([
      {
        id: expect.any(String),
        title: "Marl builds a quay",
        language: null,
        link: { kind: "web", url: `${lede.site.url}/marl` },
        source: "localhost",
        publishedAt: new Date("2026-11-02T06:00:00Z"),
        extent: "full",
      },
    ]);
    expect(lede.site.requests.map(({ path }) => path)).toEqual(["/feed"]);
  });

  test("unchanged is one 304, and nothing is new", async () => {
    lede.site.put("/feed", { body: rssOf([lede.item("Marl")]), etag: '"1"' });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    expect(await lede.news(feed)).toHaveLength(1);
    lede.later(1);
    expect(await lede.read(feed)).toMatchObject({ trouble: null });
    expect(await lede.news(feed)).toEqual([]);
    expect(lede.site.statuses("/feed")).toEqual([200, 304]);
  });

  test("has the name, label and language that its owner gave it", async () => {
    lede.put(lede.item("Marl"));
    const feed = lede.feedAt("/feed", { label: "Times", language: "de" });
    await lede.read(feed);
    expect(await lede.news(feed)).toMatchObject([{ source: "Times", language: "de" }]);
  });
});

describe("an excerpt", () => {
  test("leads to the page, whose text, address and language the article has", async () => {
    lede.put(lede.excerpt("Marl", { link: `${lede.site.url}/go?id=1` }));
    lede.site.put("/go?id=1", redirect("/marl?utm_source=rss"));
    lede.site.put("/marl", {
      type: "text/html",
      body: pageOf("Marl builds a quay", articleHtml("Marl"), `<link rel="canonical" href="${lede.site.url}/marl">`),
    });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    expect((await lede.texts()).get("Marl builds a quay")).toContain("quay number 6");
    expect(await lede.news(feed)).toMatchObject([
      { extent: "full", language: "en", link: { url: `${lede.site.url}/marl` } },
    ]);
  });

  test("stays one where the owner wants no pages, and pages are read of whole articles where the owner does", async () => {
    lede.put(lede.excerpt("Marl"), lede.item("Hove"));
    for (const path of ["/marl", "/hove"])
      lede.site.put(path, { type: "text/html", body: pageOf("x", articleHtml("Deal")) });
    const [never, always] = [
      lede.feedAt("/feed", { fullText: "never" }),
      lede.feedAt("/feed?", { fullText: "always" }),
    ];
    await lede.read(never);
    expect(lede.site.statuses("/marl")).toEqual([]);
    expect(await lede.news(never)).toMatchObject([{ extent: "excerpt" }, { extent: "full" }]);
    lede.site.put("/feed", {
      body: rssOf([
        lede.excerpt("Marl", { guid: "2", link: `${lede.site.url}/marl?2` }),
        lede.item("Hove", { guid: "3", link: `${lede.site.url}/hove?3` }),
      ]),
    });
    await lede.read(always);
    expect(lede.site.statuses("/marl?2")).toEqual([200]);
    expect(lede.site.statuses("/hove?3")).toEqual([200]);
  });

  test("stays one where the page cannot be read, and the page is tried again when the feed has news", async () => {
    lede.put(lede.excerpt("Marl"));
    lede.site.put("/marl", { status: 503 });
    const feed = lede.feedAt("/feed");
    expect(await lede.read(feed)).toMatchObject({ articles: 1, trouble: null });
    expect(await lede.news(feed)).toMatchObject([{ title: "Marl builds a quay", extent: "excerpt" }]);
    lede.site.put("/marl", { type: "text/html", body: pageOf("Marl builds a quay", articleHtml("Marl")) });
    lede.later(1);
    lede.put(lede.excerpt("Marl"), lede.excerpt("Hove"));
    await lede.read(feed);
    expect((await lede.texts()).get("Marl builds a quay")).toContain("quay number 6");
  });

  test("stays one where the site asks programs to stay away", async () => {
    lede.put(lede.excerpt("Marl"));
    lede.site.put("/robots.txt", { type: "text/plain", body: "User-agent: Lede\nDisallow: /marl\n" });
    lede.site.put("/marl", { type: "text/html", body: pageOf("Marl", articleHtml("Marl")) });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    expect(await lede.news(feed)).toMatchObject([{ extent: "excerpt" }]);
    expect(lede.site.statuses("/marl")).toEqual([]);
  });

  test("of which there is but a headline is a headline; nothing at all is named", async () => {
    lede.put({ title: "Marl builds a quay", guid: "1" }, { guid: "2" });
    const feed = lede.feedAt("/feed");
    expect(await lede.read(feed)).toMatchObject({
      failed: [{ failure: { reason: "the feed gives neither a headline nor a text" } }],
    });
    expect(await lede.texts()).toEqual(new Map([["Marl builds a quay", ""]]));
    expect(await lede.news(feed)).toMatchObject([{ extent: "title", link: { kind: "none" } }]);
  });

  test("two feeds lead to one page under its own address: it is one article", async () => {
    const canonical = `<link rel="canonical" href="${lede.site.url}/marl">`;
    const page = { type: "text/html", body: pageOf("Marl builds a quay", articleHtml("Marl"), canonical) };
    for (const path of ["/a", "/b"]) lede.site.put(path, page);
    lede.put(lede.excerpt("Marl", { link: `${lede.site.url}/a` }));
    lede.site.put("/world", { body: rssOf([lede.excerpt("Marl", { guid: "w", link: `${lede.site.url}/b` })]) });
    const [feed, world] = [lede.feedAt("/feed"), lede.feedAt("/world")];
    await lede.read(feed);
    await lede.read(world);
    expect(await lede.news(feed, world)).toHaveLength(1);
  });

  test("lines that recur on a host's pages are not the article", async () => {
    const towns = ["Marl", "Hove", "Deal", "Rye"];
    lede.put(...towns.map((town) => lede.excerpt(town)));
    for (const town of towns) {
      const body = `${articleHtml(town)}<p>Harbour News is printed in Port Ellis by the Aldous family.</p>`;
      lede.site.put(`/${town.toLowerCase()}`, { type: "text/html", body: pageOf(`${town} builds a quay`, body) });
    }
    await lede.read(lede.feedAt("/feed"));
    const kept = [...(await lede.texts()).values()];
    expect(kept).toHaveLength(4);
    expect(kept.filter((text) => text.includes("Aldous"))).toEqual([]);
    expect(kept.filter((text) => text.includes("quay number 6"))).toHaveLength(4);
  });
});

describe("a section page", () => {
  test("has its articles followed, the new ones the next time", async () => {
    const show = (...towns: readonly string[]): void => {
      lede.site.put("/news", { type: "text/html", body: `<html><body><main>${links(...towns)}</main></body></html>` });
      for (const town of towns) {
        const body = pageOf(`${town} builds a new quay at last`, articleHtml(town));
        lede.site.put(`/2026/11/02/${town}-builds-a-new-quay`, { type: "text/html", body });
      }
    };
    show("Marl", "Hove");
    const page = makeWebSource("page", `${lede.site.url}/news`);
    expect(await lede.read(page)).toMatchObject({ articles: 2, trouble: null });
    expect(await lede.news(page)).toMatchObject([{ extent: "full" }, { extent: "full" }]);
    lede.later(1);
    show("Rye", "Marl", "Hove");
    await lede.read(page);
    expect(titlesOf(await lede.news(page))).toEqual(["Rye builds a new quay at last"]);
  });
});

describe("a source that cannot be read", () => {
  test("says why and when it is tried again, later each time, and is well again at once", async () => {
    const feed = lede.feedAt("/feed");
    expect(await lede.read(feed)).toMatchObject({
      trouble: {
        failure: { reason: "answers 404, there is nothing at this address" },
        retryAt: new Date("2026-11-02T07:30:00Z"),
      },
    });
    lede.later(1);
    expect((await lede.read(feed)).trouble?.retryAt).toEqual(new Date("2026-11-02T09:00:00Z"));
    lede.put(lede.item("Marl"));
    lede.later(1);
    expect((await lede.read(feed)).trouble).toBeNull();
    expect(await stateOf(feed)).toMatchObject({ failures: 0, failure: null, title: "Example Times" });
  });

  test("is not asked before it wants to be, whoever is impatient", async () => {
    lede.site.put("/feed", { status: 429, headers: { "retry-after": "7200" } });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    lede.later(1);
    expect((await lede.read(feed)).trouble?.failure.reason).toBe("answers 429, it was asked too often");
    expect(lede.site.statuses("/feed")).toEqual([429]);
    lede.later(1);
    await lede.read(feed);
    expect(lede.site.statuses("/feed")).toEqual([429, 429]);
  });

  test("that is gone for good is never asked again, and says so", async () => {
    lede.site.put("/feed", { status: 410 });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    lede.later(1000);
    expect(await lede.read(feed)).toMatchObject({
      trouble: { failure: { reason: "is gone for good (410)" }, retryAt: null },
    });
    expect(lede.site.statuses("/feed")).toEqual([410]);
  });

  test("that moved for good is asked where it is now, and where it was when that fails", async () => {
    lede.put(lede.item("Marl"));
    lede.site.put("/old", redirect("/feed", 301));
    const feed = lede.feedAt("/old");
    await lede.read(feed);
    await lede.read(feed);
    expect(lede.site.statuses("/old")).toEqual([301]);
    lede.site.put("/feed", null);
    await lede.read(feed);
    await lede.read(feed);
    expect(lede.site.statuses("/old")).toEqual([301, 301]);
  });

  test("that is no feed is named so", async () => {
    lede.site.put("/feed", { type: "text/html", body: pageOf("Welcome", "<p>Hello</p>") });
    const { trouble } = await lede.read(lede.feedAt("/feed"));
    expect(trouble?.failure.reason).toMatch(/feed/);
  });

  test("inside the owner's network is read on the hosts that the owner allows, and on no other", async () => {
    lede.put(lede.item("Marl"));
    const inside = makeWebSource("feed", `http://127.0.0.1:${lede.site.port}/feed`);
    expect((await lede.read(inside, false)).trouble?.failure.reason).toContain("not on the public net");
    expect(lede.site.requests).toEqual([]);
    expect((await lede.read(lede.feedAt("/feed"), false)).trouble).toBeNull();
  });
});

describe("a page that shows but its beginning", () => {
  const paywalled =
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Marl builds a quay","isAccessibleForFree":false}</script>';

  test("is an excerpt, and what the feed says stands where it says more", async () => {
    lede.put(lede.excerpt("Marl"));
    const body = pageOf(
      "Marl builds a quay",
      `${articleHtml("Marl", 1)}<p>Subscribe to continue reading.</p>`,
      paywalled,
    );
    lede.site.put("/marl", { type: "text/html", body });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    const text = (await lede.texts()).get("Marl builds a quay");
    expect(text).toContain("quay number 1");
    expect(text).not.toContain("Subscribe");
    expect(await lede.news(feed)).toMatchObject([{ extent: "excerpt" }]);
  });

  test("of consent says nothing of the article", async () => {
    lede.put(lede.excerpt("Marl"));
    const notice =
      "<h1>Before you continue</h1><p>We and our 842 partners use cookies and process personal data. Please accept all cookies or manage your consent to read on.</p><button>Accept all</button><button>Reject all</button>";
    lede.site.put("/marl", {
      type: "text/html",
      body: `<html><head><title>Your privacy choices</title></head><body><div id="consent">${notice}</div></body></html>`,
    });
    const feed = lede.feedAt("/feed");
    await lede.read(feed);
    expect((await lede.texts()).get("Marl builds a quay")).toBe("A line about Marl.");
    expect(await lede.news(feed)).toMatchObject([{ extent: "excerpt" }]);
  });
});
