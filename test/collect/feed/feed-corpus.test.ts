import { describe, expect, test } from "vitest";
import { parseFeed } from "../../../src/collect/feed/parse-feed.ts";
import { makeFeedCorpus, readableOf } from "../../support/feed-corpus.ts";

const corpus = makeFeedCorpus();

for (const format of new Set(corpus.map((feed) => feed.format))) {
  describe(`parseFeed reads ${format}`, () => {
    for (const { repair, bytes, headers, expected } of corpus.filter((feed) => feed.format === format)) {
      test(repair, () => {
        const parsed = parseFeed(bytes, { url: null, headers });
        expect(parsed.kind === "feed" ? readableOf(parsed, expected) : parsed).toEqual(expected);
      });
    }
  });
}
