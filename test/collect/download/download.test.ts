import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeDownloader, type Downloader, type DownloadRequest } from "../../../src/collect/download/download.ts";
import { LOOPBACK_SPELLINGS } from "../../support/hostile-sites.ts";
import { breakOff, drip, redirect, startNewsSite, type LoopbackNewsSite } from "../../support/loopback-news-site.ts";

const NOW = new Date("2026-11-02T07:00:00Z");

let site: LoopbackNewsSite;
let downloader: Downloader;

const make = (options: Partial<Parameters<typeof makeDownloader>[0]> = {}): Downloader =>
  makeDownloader({
    userAgent: "Lede/test (+https://example.org/bot)",
    allowHosts: ["localhost"],
    clock: () => NOW,
    pause: { min: 0, max: 0 },
    ...options,
  });

beforeEach(async () => {
  site = await startNewsSite();
  downloader = make();
});

afterEach(async () => {
  await downloader.close();
  await site.close();
});

const get = (path: string, request: Partial<DownloadRequest> = {}) =>
  downloader.download({ url: `${site.url}${path}`, accept: "feed", mayReachHome: true, ...request });

const bodyOf = async (path: string): Promise<string> => {
  const fetched = await get(path);
  return fetched.kind === "fresh" ? Buffer.from(fetched.bytes).toString("utf8") : JSON.stringify(fetched);
};

describe("what comes back", () => {
  test("is the body with its headers, asked for by an honest name", async () => {
    site.put("/feed", { body: "<rss/>", headers: { "cache-control": "max-age=60" } });
    expect(await get("/feed")).toMatchObject({
      kind: "fresh",
      url: `${site.url}/feed`,
      headers: { "content-type": "application/rss+xml", "cache-control": "max-age=60" },
      movedTo: null,
    });
    expect(site.requests[0]?.headers).toMatchObject({
      "user-agent": "Lede/test (+https://example.org/bot)",
      accept: expect.stringContaining("application/rss+xml"),
    });
  });

  test.each(["gzip", "br", "deflate"] as const)("is decoded from %s", async (encoding) => {
    site.put("/feed", { body: "<rss>größer</rss>", encoding });
    expect(await bodyOf("/feed")).toBe("<rss>größer</rss>");
  });

  test("a source's own agent and headers go to its own origin alone", async () => {
    const other = await startNewsSite();
    site.put("/feed", redirect(`${other.url}/moved`));
    other.put("/moved", { body: "<rss/>" });
    await get("/feed", { userAgent: "Reader", headers: { authorization: "Bearer 1" } });
    await other.close();
    expect(site.requests[0]?.headers).toMatchObject({ "user-agent": "Reader", authorization: "Bearer 1" });
    expect(other.requests[0]?.headers["user-agent"]).toBe("Reader");
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("ETag and Last-Modified go back byte for byte, and bring a 304", async () => {
    const etag = 'W/"caf\u00E9 \u00C3\u00A9"';
    const lastModified = "Mon,  02 Nov 2026 06:00:00 +0000";
    site.put("/feed", { body: "<rss/>", etag, lastModified });
    const first = await get("/feed");
    const kept = first.kind === "fresh" ? first.headers : {};
    expect(kept).toMatchObject({ etag, "last-modified": lastModified });
    expect(await get("/feed", { etag, lastModified })).toMatchObject({ kind: "unchanged" });
    expect(site.requests[1]?.headers).toMatchObject({ "if-none-match": etag, "if-modified-since": lastModified });
  });

  test("a 304 that nobody asked for is a failure", async () => {
    site.put("/feed", { status: 304 });
    expect(await get("/feed")).toMatchObject({ kind: "failed", failure: { kind: "status", status: 304 } });
  });
});

describe("redirects", () => {
  test.each([
    [301, "moved"],
    [308, "moved"],
    [302, null],
    [303, null],
    [307, null],
  ] as const)("%i is followed, and remembered only where it is for good", async (status, moved) => {
    site.put("/feed", redirect("/moved", status));
    site.put("/moved", { body: "<rss/>" });
    expect(await get("/feed")).toMatchObject({
      kind: "fresh",
      url: `${site.url}/moved`,
      movedTo: moved === null ? null : `${site.url}/moved`,
    });
  });

  test("what is for good ends where a passing one begins", async () => {
    site.put("/a", redirect("/b", 301));
    site.put("/b", redirect("/c", 302));
    site.put("/c", redirect("/d", 301));
    site.put("/d", { body: "<rss/>" });
    expect(await get("/a")).toMatchObject({ url: `${site.url}/d`, movedTo: `${site.url}/b` });
  });

  test("are given up after five", async () => {
    site.put("/feed", redirect("/feed"));
    expect(await get("/feed")).toMatchObject({ failure: { kind: "too-many-redirects" } });
    expect(site.requests).toHaveLength(6);
  });

  test.each(["file:///etc/passwd", "ftp://example.org/feed", "javascript:alert(1)", "http://"])(
    "to %s lead nowhere",
    async (location) => {
      site.put("/feed", redirect(location));
      expect(await get("/feed")).toMatchObject({ failure: { kind: "bad-redirect" } });
    },
  );
});

describe("the inside of a network", () => {
  test.each(LOOPBACK_SPELLINGS)(
    "is not reached by a redirect to %s, though the site itself is allowed",
    async (host) => {
      site.put("/feed", redirect(`http://${host}:${site.port}/secret`));
      site.put("/secret", { body: "secret" });
      expect(await get("/feed")).toMatchObject({ failure: { kind: "refused-address" } });
      expect(site.statuses("/secret")).toEqual([]);
    },
  );

  test.each([
    ...LOOPBACK_SPELLINGS,
    "localhost",
    "10.0.0.1",
    "169.254.169.254",
    "192.168.1.1",
    "[fd00::1]",
    "[fe80::1]",
    "[64:ff9b::7f00:1]",
    "100.64.0.1",
    "224.0.0.1",
  ])("is not reached at %s where nothing is allowed", async (host) => {
    const strict = make({ allowHosts: [] });
    const url = `http://${host}:${site.port}/feed`;
    expect(await strict.download({ url, accept: "feed", mayReachHome: true })).toMatchObject({
      failure: { kind: "refused-address" },
    });
    await strict.close();
    expect(site.requests).toEqual([]);
  });

  test("is not reached for an address from a chat, also where the owner may", async () => {
    site.put("/feed", { body: "<rss/>" });
    expect(await get("/feed", { mayReachHome: false })).toMatchObject({ failure: { kind: "refused-address" } });
    // Not even over a connection that was made for the owner.
    expect(await get("/feed")).toMatchObject({ kind: "fresh" });
    expect(await get("/feed", { mayReachHome: false })).toMatchObject({ failure: { kind: "refused-address" } });
  });

  test("is reached at the addresses and ranges that are allowed", async () => {
    site.put("/feed", { body: "<rss/>" });
    for (const allowHosts of [["127.0.0.1"], ["127.0.0.0/8"]]) {
      const home = make({ allowHosts });
      const url = `http://127.0.0.1:${site.port}/feed`;
      expect(await home.download({ url, accept: "feed", mayReachHome: true })).toMatchObject({ kind: "fresh" });
      await home.close();
    }
  });

  test("is not reached by a name one of whose addresses is inside", async () => {
    const mixed = make({
      allowHosts: [],
      lookup: (_host, _options, callback) =>
        callback(null, [
          { address: "127.0.0.1", family: 4 },
          { address: "::1", family: 6 },
        ]),
    });
    const url = `http://mixed.example:${site.port}/feed`;
    expect(await mixed.download({ url, accept: "feed", mayReachHome: true })).toMatchObject({
      failure: { kind: "refused-address" },
    });
    await mixed.close();
  });
});

describe("bodies that harm", () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));

  test.each([
    ["a gzip of 50 MB in 50 KB", bomb, { "content-encoding": "gzip" }],
    ["more than 10 MB as they are", Buffer.alloc(10_000_001), {}],
  ])("%s is refused", async (_, body, headers) => {
    site.put("/feed", { body, headers });
    expect(await get("/feed")).toMatchObject({ failure: { kind: "too-large", megabytes: 10 } });
  });

  test("one that never ends is refused, also where it does not say how long it is", async () => {
    site.put("/feed", (_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(1_000_000), more));
      more();
    });
    expect(await get("/feed")).toMatchObject({ failure: { kind: "too-large" } });
  });

  test("one that drips is refused soon", async () => {
    site.put("/feed", drip());
    const started = performance.now();
    expect(await get("/feed")).toMatchObject({ failure: { kind: "too-slow" } });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test("one that does not begin ends with the deadline, which holds for all redirects together", async () => {
    site.put("/silent", () => undefined);
    site.put("/a", (_, response) => void setTimeout(() => response.writeHead(302, { location: "/b" }).end(), 200));
    site.put("/b", (_, response) => void setTimeout(() => response.writeHead(302, { location: "/silent" }).end(), 200));
    const started = performance.now();
    expect(await get("/a", { deadlineMs: 500 })).toEqual({
      kind: "failed",
      failure: { kind: "timed-out", seconds: 0.5 },
      retryAfter: null,
    });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test("one that breaks off is no body", async () => {
    site.put("/feed", breakOff("<rss><channel>"));
    expect(await get("/feed")).toMatchObject({ failure: { kind: "broken-off" } });
  });

  test.each([
    ["is not what it says", "gzip", Buffer.from("plain text")],
    ["is cut off", "gzip", gzipSync("x".repeat(1000)).subarray(0, 20)],
    ["is of a kind that nobody asked for", "zstd", Buffer.from("...")],
  ])("one whose encoding %s is no body", async (_, encoding, body) => {
    site.put("/feed", { body, headers: { "content-encoding": encoding } });
    expect(await get("/feed")).toMatchObject({ failure: { kind: "bad-encoding", encoding } });
  });
});

describe("what a site says of itself", () => {
  test.each([
    [{ status: 410 }, { kind: "gone" }],
    [{ status: 404 }, { kind: "status", status: 404 }],
    [{ status: 403, headers: { "cf-mitigated": "challenge" } }, { kind: "challenge" }],
    [{ status: 200, headers: { "cf-mitigated": "challenge" } }, { kind: "challenge" }],
  ])("%j", async (page, failure) => {
    site.put("/feed", page);
    expect(await get("/feed")).toMatchObject({ kind: "failed", failure });
  });

  test.each([
    ["120", "2026-11-02T07:02:00.000Z"],
    ["Mon, 02 Nov 2026 09:30:00 GMT", "2026-11-02T09:30:00.000Z"],
    ["99999999", "2026-11-03T07:00:00.000Z"],
    ["soon", null],
  ])("Retry-After: %s", async (header, until) => {
    site.put("/feed", { status: 503, headers: { "retry-after": header } });
    const fetched = await get("/feed");
    expect(fetched.kind === "failed" && (fetched.retryAfter?.toISOString() ?? null)).toBe(until);
  });

  test("no such host, and one that does not listen", async () => {
    expect(await get("", { url: "http://no-such-host.invalid/" })).toMatchObject({ failure: { kind: "no-such-host" } });
    const gone = await startNewsSite();
    await gone.close();
    expect(await get("", { url: `${gone.url}/feed` })).toMatchObject({
      failure: { kind: "unreachable", code: "ECONNREFUSED" },
    });
  });
});

test("one request per host at a time, and a breath in between", async () => {
  await downloader.close();
  downloader = make({ pause: { min: 80, max: 80 } });
  let open = 0;
  let most = 0;
  site.put("/slow", (_, response) => {
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.end("x");
    }, 30);
  });
  await Promise.all([get("/slow"), get("/slow"), get("/slow")]);
  expect(most).toBe(1);
  const starts = site.requests.map(({ at }) => at);
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(80);
});
