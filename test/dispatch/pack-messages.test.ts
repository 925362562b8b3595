import { array, assert, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";

import { joinWhatFits } from "../../src/dispatch/join-what-fits.ts";
import { packMessages } from "../../src/dispatch/pack-messages.ts";

const LIMIT = 10;
const fits = (parts: readonly number[]): boolean => parts.reduce((sum, part) => sum + part, 0) <= LIMIT;

const smallerLater = (parts: readonly number[], message: number): boolean => fits([...parts, message > 0 ? 5 : 0]);

describe("packMessages", () => {
  it("keeps every part once, in order, and every message within the limit, for any parts", () => {
    assert(
      property(array(integer({ min: 1, max: LIMIT })), (parts) => {
        const messages = packMessages(parts, fits);
        expect(messages.flat()).toEqual(parts);
        expect(messages.every((message) => message.length > 0 && fits(message))).toBe(true);
      }),
    );
  });

  it("fills a message before it opens the next", () => {
    expect(packMessages([4, 6, 1, 9, 2], fits)).toEqual([[4, 6], [1, 9], [2]]);
  });

  it("tells which message a part would be in, for what only later ones carry", () => {
    expect(packMessages([4, 6, 4, 1, 5], smallerLater)).toEqual([[4, 6], [4, 1], [5]]);
  });

  it("does not hide a part that is too large", () => {
    expect(() => packMessages([LIMIT + 1], fits)).toThrow("larger than a message");
  });
});

describe("joinWhatFits", () => {
  const options = { separator: ", ", renderMore: (more: number) => `${String(more)} more` };

  it.each([
    [["a", "b"], 10, "a, b"],
    [["aaaa", "bbbb", "cccc"], 12, "aaaa, 2 more"],
    [["aaaa", "bbbb"], 8, "2 more"],
  ])("%j in %i", (parts, maxLength, joined) => {
    expect(joinWhatFits(parts, { ...options, maxLength })).toBe(joined);
  });
});
