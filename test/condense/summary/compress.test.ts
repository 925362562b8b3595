import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compressSentence, withoutConnective } from "../../../src/condense/summary/compress.ts";

describe("a sentence trimmed for reading", () => {
  test.each([
    ["PORT ELLIS (Reuters) - A tug sank.", "A tug sank."],
    ["PORT ELLIS, March 3 (AP) — A tug sank.", "A tug sank."],
    ["Port Ellis (CNN)A tug sank.", "A tug sank."],
    ["(CNN) -- A tug sank.", "A tug sank."],
    ["PORT ELLIS — A tug sank.", "A tug sank."],
    ["Port Ellis, Aug 1 (PTI) A tug sank.", "A tug sank."],
    ["The Port Authority of Ellis (PAE) sold a tug.", "The Port Authority of Ellis sold a tug."],
    ["A tug\r\n sank  at dawn.", "A tug sank at dawn."],
    ['A tug sank at dawn."', "A tug sank at dawn."],
    ["“A tug sank at dawn.", "A tug sank at dawn."],
  ])("%j", (given, wanted) => {
    expect(compressSentence(given)).toBe(wanted);
  });

  test.each([
    "The tug (built in 1967) sank.",
    "The tug (not the ferry) sank.",
    "The tug (allegedly stolen) sank.",
    "The tug (a gift, the owner said) sank.",
    "The tug (as many as two dozen tonnes) sank.",
    '"The tug (the old one) sank," said Ann Coyle.',
    "“The tug (the old one) sank,” said Ann Coyle.",
    "The tug sank, police said.",
    "Acme (Europe) Ltd sold a tug - the last one.",
    "The tug did not sink, according to its owner.",
  ])("keeps %j apart from what no one needs", (given) => {
    expect(compressSentence(given)).toBe(given.replace(" (Europe)", ""));
  });

  test("never loses a digit, a negation, a hedge or who said it", () => {
    const words = fc.constantFrom(
      ...'not 12 never allegedly said may about tug (old (new) harbour , — - " “ ” (AP) PARIS : But However,'.split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (parts) => {
        const given = `A ${parts.join(" ")} end.`;
        for (const kept of ["12", "not", "never", "allegedly", "said", "may", "about"]) {
          const count = (text: string): number => text.toLowerCase().split(kept).length;
          expect(count(withoutConnective(compressSentence(given)))).toBe(count(given));
        }
      }),
    );
  });
});

describe("a sentence without its connective", () => {
  test.each([
    ["But the tug sank in the inner basin.", "The tug sank in the inner basin."],
    ["However, a second tug came to help it.", "A second tug came to help it."],
    ["In addition, 40 skippers lost their nets.", "40 skippers lost their nets."],
    ["But why?", "But why?"],
    ["Butter prices rose in the second half.", "Butter prices rose in the second half."],
    ["So far 12 tugs have been sold to the yard.", "So far 12 tugs have been sold to the yard."],
    ["Still waters run deep under the north pier.", "Still waters run deep under the north pier."],
    ["“But the tug sank in the inner basin,” he said.", "“But the tug sank in the inner basin,” he said."],
  ])("%j", (given, wanted) => {
    expect(withoutConnective(given)).toBe(wanted);
  });
});
