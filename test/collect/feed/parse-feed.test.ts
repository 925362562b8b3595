import { describe, expect, test } from "vitest";
import { parseFeed } from "../../../src/collect/feed/parse-feed.ts";
import { readFeedFixtures } from "../../support/feed-fixtures.ts";

describe("parseFeed", () => {
  for (const { name, bytes, headers, expected } of readFeedFixtures()) {
    test(name, () => {
      const parsed = parseFeed(bytes, { url: null, headers });
      expect(JSON.parse(JSON.stringify(parsed))).toMatchObject(expected);
    });
  }
});
