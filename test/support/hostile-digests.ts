import type { Digest, DigestStory } from "../../src/digest/digest.ts";
import { makeAlso, makeDigest, makeFigure, makeReference, makeSentence, makeStory } from "./make-digest.ts";

const CALLS = "@everyone <@123456789012345678> <@&987> <#55> <!channel> <!subteam^S1> <:boom:123> </ban:1> <t:0:R>";
const MARKS =
  "# *bold* _it_ ~~gone~~ `code` ||spoiler|| [text](https://bad.example) > quote -# small ![x](y) <script>alert(1)</script>";
const ESCAPES = "\u001B[2J\u001B]8;;https://bad.example\u0007click\u001B]8;;\u0007\r\n\u0000\u009B31m";
const LONG_URL = `https://long.example/${"a/b-".repeat(95)}`;

/** Digests that would burst a limit or break out of their text, each under the name of what is wrong with it. */
export const hostileDigests: Readonly<Record<string, Digest>> = {
  "a headline of 10,000 characters": withStory({ headline: `${"Word ".repeat(2000)}end` }),
  "a headline of one word of 10,000 characters": withStory({ headline: "x".repeat(10_000) }),
  "a summary of 40,000 characters": withStory({
    summary: [makeSentence("One more sentence stands here. ".repeat(1300))],
  }),
  "a summary of quotation marks": withStory({ summary: [makeSentence('"\\'.repeat(9000))] }),
  "a summary of ampersands": withStory({ summary: [makeSentence("&<>".repeat(9000))] }),
  "a summary in wide letters": withStory({ summary: [makeSentence("漢字仮名".repeat(5000))] }),
  "families of emoji": withStory({ headline: "👩‍👩‍👧‍👦".repeat(900), summary: [makeSentence("👩‍👩‍👧‍👦🏳️‍🌈".repeat(4000))] }),
  "a letter under 20,000 accents": withStory({
    headline: `e${"\u0301".repeat(20_000)}`,
    summary: [makeSentence(`e${"\u0301".repeat(20_000)}`)],
  }),
  "halves of surrogate pairs": withStory({
    headline: "\uD83D cut \uDE00",
    summary: [makeSentence("\uDE00\uD83D".repeat(3000))],
  }),
  "letters from right to left, and overrides": withStory({
    headline: "\u202Eשלום \u2066עולם\u200F",
    summary: [makeSentence("\u202E".repeat(50) + "مرحبا بالعالم")],
  }),
  "calls to everyone": withEverything(CALLS),
  "marks of every platform": withEverything(MARKS),
  "escape sequences": withEverything(ESCAPES),
  "60 stories": makeDigest({
    stories: Array.from({ length: 60 }, (_, index) =>
      makeStory({
        headline: `Story ${String(index + 1)} of a long day`,
        articles: [makeReference({ id: `a${String(index)}` })],
      }),
    ),
  }),
  "60 stories with addresses of 400 characters": makeDigest({
    stories: Array.from({ length: 60 }, (_, index) =>
      makeStory({ headline: `Far story ${String(index + 1)}`, articles: manySources(LONG_URL, `far${String(index)}`) }),
    ),
    also: Array.from({ length: 15 }, () =>
      makeAlso({ article: makeReference({ link: { kind: "web", url: LONG_URL } }) }),
    ),
  }),
  "addresses of 3,000 characters": withStory({ articles: manySources(`https://long.example/${"&".repeat(3000)}`) }),
  "addresses of ampersands": withStory({ articles: manySources(`https://long.example/?${"&".repeat(700)}`) }),
  "addresses of 780 characters": withStory({
    headline: "Word ".repeat(100),
    figures: Array.from({ length: 40 }, () => makeFigure()),
    articles: manySources(`https://long.example/${"x".repeat(750)}`),
    summary: [makeSentence("One more sentence stands here. ".repeat(1300))],
  }),
  "quotation marks everywhere": withStory({
    headline: '"'.repeat(5000),
    summary: [makeSentence('"'.repeat(9000))],
    figures: Array.from({ length: 40 }, () => makeFigure({ measures: '"'.repeat(500) })),
    articles: [makeReference({ source: '"'.repeat(500) })],
  }),
  "addresses that break out": withStory({
    articles: [makeReference({ link: { kind: "web", url: "https://bad.example/a|b>c)<!channel>(d]" } })],
  }),
  "addresses that are none": withStory({
    articles: [makeReference({ link: { kind: "web", url: "javascript:alert(1)" } })],
  }),
  "an empty summary, no figures, no also": withStory({ summary: [], figures: [] }),
  "300 figures": withStory({ figures: Array.from({ length: 300 }, () => makeFigure()) }),
  "figures of 5,000 characters": withStory({
    figures: Array.from({ length: 4 }, () =>
      makeFigure({ measures: '& "漢" '.repeat(700), boundWords: "nearly ".repeat(700) }),
    ),
  }),
  "no stories at all": makeDigest({
    stories: [],
    first: true,
    read: { articles: 0, sources: [], ambiguousNumbers: 0 },
  }),
  "only one line each": makeDigest({
    stories: [],
    also: Array.from({ length: 15 }, () => makeAlso({ headline: MARKS.repeat(20) })),
    alsoLeftOut: 4000,
  }),
  "a title and sources of 5,000 characters": makeDigest({
    title: "R&D <desk> ".repeat(450),
    first: true,
    stories: [
      makeStory({
        articles: [makeReference({ source: '"&漢'.repeat(1600) }), makeReference({ source: "b".repeat(5000) })],
      }),
    ],
    read: { articles: 3, sources: ['"&漢'.repeat(1600)], ambiguousNumbers: 1 },
    skipped: Array.from({ length: 400 }, () => ({ what: '"<&漢'.repeat(800), reason: 'is "empty"' })),
  }),
};

function withStory(given: Partial<DigestStory>): Digest {
  return makeDigest({ stories: [makeStory(given), anotherStory()] });
}

function withEverything(text: string): Digest {
  const article = makeReference({ source: text });
  return makeDigest({
    title: text,
    stories: [
      makeStory({
        headline: text,
        summary: [makeSentence(text), makeSentence(text, "model")],
        figures: [makeFigure({ measures: text, unit: text, boundWords: text })],
        articles: [article, makeReference({ source: `${text} 2` })],
      }),
      anotherStory(),
    ],
    also: [makeAlso({ headline: text, article })],
    read: { articles: 2, sources: [text], ambiguousNumbers: 2 },
    skipped: [{ what: text, reason: text }],
  });
}

/** Of another article: no digest has one twice. */
function anotherStory(): DigestStory {
  return makeStory({ articles: [makeReference({ id: "another" })] });
}

function manySources(url: string, id = "a1"): DigestStory["articles"] {
  const more = Array.from({ length: 6 }, (_, index) =>
    makeReference({ source: `source ${String(index)}`, link: { kind: "web", url } }),
  );
  return [makeReference({ id, link: { kind: "web", url } }), ...more];
}
