import { describe, expect, expectTypeOf, test } from "vitest";
import type { SummarySentence } from "../../src/article/condensed.ts";
import { condense } from "../../src/condense/condense.ts";
import type { Sentence } from "../../src/condense/sentences/sentence.ts";
import { splitSentences } from "../../src/condense/sentences/sentences.ts";
import {
  reviveSummary,
  Verified,
  verifySentences,
  verifySource,
  verifySummary,
  type RefusalReason,
} from "../../src/condense/verify.ts";
import { harbourArticle } from "../support/harbour-article.ts";

const sentences = splitSentences(harbourArticle.text, "en");
const check = (text: string, ...evidence: readonly number[]) =>
  verifySentences([{ text, evidence, by: "model" }], sentences)[0];

describe("a sentence that says what its evidence says", () => {
  test.each<[string, ...number[]]>([
    ["The port of Velmora will spend up to $48 million on a new pier, director Ilse Brandhoff said.", 0],
    ["Velmora is to get a crane pier for up to 48 million dollars.", 0],
    ["The pier will be 620 metres long and is to open in March 2028.", 1],
    ["About 350 people will work on the pier, 90 of them from the town.", 2],
    ["“We have waited for this pier for twenty years,” Ilse Brandhoff told reporters.", 3],
    ["Brandhoff said the town had waited for the pier for 20 years.", 3],
    ["She didn't say which company is to build it.", 4],
    ["Norvik Marine and Denmark's Halberg may be asked for another offer.", 5],
    ["Container traffic in Velmora rose 12 per cent to 1,400,000 boxes while it fell 3% in Ostrand.", 6],
    ["The dock workers' union said 40 jobs could go.", 7],
  ])("%s", (text, ...evidence) => {
    expect(check(text, ...evidence)).toMatchObject({ kind: "verified", sentence: { text, by: "model" } });
  });

  test("every sentence of the article vouches for itself", () => {
    for (const [i, { text }] of sentences.entries()) expect(check(text, i)).toMatchObject({ kind: "verified" });
  });
});

describe("a sentence that says something else", () => {
  test.each<[RefusalReason, string, string, ...number[]]>([
    ["number", "$84 million", "The port of Velmora will spend up to $84 million on a new pier.", 0],
    ["number", "$48 billion", "The port of Velmora will spend up to $48 billion on a new pier.", 0],
    ["number", "fifteen years", "“We have waited for this pier for fifteen years,” Brandhoff told reporters.", 3],
    ["unit", "€48 million", "The port of Velmora will spend up to €48 million on a new pier.", 0],
    ["unit", "620 feet", "The pier is to be 620 feet long.", 1],
    ["unit", "12 percentage points", "Container traffic in Velmora rose 12 percentage points last year.", 6],
    ["bound", "$48 million", "The port of Velmora will spend at least $48 million on a new pier.", 0],
    ["bound", "$48 million", "The port of Velmora will spend $48 million on a new pier.", 0],
    ["bound", "350", "More than 350 people will work on it, of whom 90 come from the town.", 2],
    ["date", "May", "The pier is to be 620 metres long and should open in May 2028.", 1],
    ["date", "Thursday", "The port will spend up to $48 million on a pier, Ilse Brandhoff said on Thursday.", 0],
    ["name", "Karim Oduya", "The port will spend up to $48 million on a new pier, Karim Oduya said.", 0],
    ["name", "Ostrand", "The pier of Ostrand is to be 620 metres long.", 1],
    [
      "quotation",
      "We have longed for this pier for twenty years,",
      "“We have longed for this pier for twenty years,” Brandhoff told reporters.",
      3,
    ],
    [
      "quotation",
      "container cranes",
      "The port of Velmora will spend up to $48 million on a pier for “container cranes”.",
      0,
    ],
    ["negation", "did", "She did say which company will build it.", 4],
    ["negation", "not", "The port of Velmora will not spend up to $48 million on a new pier.", 0],
    ["hedge", "may", "Two bidders, Norvik Marine and the Danish firm Halberg, are asked for a second offer.", 5],
    ["direction", "fell", "Container traffic in Velmora fell 12 percent last year to 1.4 million boxes.", 6],
    ["unsupported", "resigned", "Its director Ilse Brandhoff resigned on Tuesday.", 0],
  ])("%s: %s", (reason, offending, text, ...evidence) => {
    expect(check(text, ...evidence)).toMatchObject({ kind: "refused", reason });
    const verdict = check(text, ...evidence);
    if (verdict?.kind === "refused" && offending !== "did" && offending !== "may")
      expect(verdict.offending).toBe(offending);
  });

  test("one name in the place of another is a fault of the subject", () => {
    const article = splitSentences("Norvik Marine sued Halberg in a court in Velmora over the older pier.", "en");
    const swapped = "Halberg sued Norvik Marine in a court in Velmora over the older pier.";
    expect(verifySentences([{ text: swapped, evidence: [0], by: "model" }], article)).toMatchObject([
      { kind: "refused", reason: "subject" },
    ]);
  });

  test("a number of another sentence is none of this one's", () => {
    expect(check("The pier is to be 350 metres long.", 1)).toMatchObject({ kind: "refused", reason: "number" });
  });
});

describe("what no sentence may carry", () => {
  test.each([
    "The port will spend up to $48 million, see https://port.example/pier.",
    "The port will spend up to **$48 million** on a pier.",
    "The port will spend up to $48 million on a [pier](https://port.example).",
    "The port told @everyone that it will spend up to $48 million.",
    "<!channel> The port will spend up to $48 million on a pier.",
    "Click here to read how the port will spend up to $48 million.",
    "You will like that the port will spend up to $48 million.",
    "As an AI I say that the port will spend up to $48 million.",
    "The article says that the port will spend up to $48 million.",
    '{"text": "The port will spend up to $48 million on a pier"}',
  ])("%s", (text) => {
    expect(check(text, 0)).toMatchObject({ kind: "refused", reason: "unpostable" });
  });

  test("characters that nobody sees are taken out", () => {
    const verdict = check(
      "The port of Vel\u200bmora will spend up to $48\u{E0041} million on a \u202enew\u202c pier.",
      0,
    );
    expect(verdict).toMatchObject({
      sentence: { text: "The port of Velmora will spend up to $48 million on a new pier." },
    });
  });
});

describe("evidence", () => {
  test("must be sentences of the article, and few", () => {
    const text = "The port of Velmora will spend up to $48 million on a new pier.";
    for (const evidence of [[], [99], [-1], [0.5], [0, 1, 2, 3, 4]]) {
      expect(check(text, ...evidence)).toMatchObject({ kind: "refused", reason: "no-evidence" });
    }
  });

  test("is where the sentence points", () => {
    const verdict = check("The pier will be 620 metres long; the port will spend up to $48 million.", 1, 0);
    expect(verdict).toMatchObject({
      sentence: {
        start: sentences[0]?.start,
        end: sentences[1]?.end,
        evidence: [{ start: 0 }, { end: sentences[1]?.end }],
      },
    });
  });
});

describe("the type", () => {
  const [verdict] = verifySentences([{ text: sentences[1]?.text ?? "", evidence: [1], by: "extract" }], sentences);
  const verified = verdict?.kind === "verified" ? verdict.sentence : null;

  test("is made by a check alone", () => {
    expect(Verified.isVerified(verified)).toBe(true);
    expect(Verified.isVerified({ ...verified })).toBe(false);
    expect(Verified.isVerified(Object.create(Verified.prototype))).toBe(false);
    expect(Object.isFrozen(verified)).toBe(true);
    expectTypeOf<SummarySentence>().not.toExtend<Verified>();
    expectTypeOf<Verified>().toExtend<SummarySentence>();
  });

  const changedTo = (change: Partial<SummarySentence> = {}): SummarySentence => ({
    ...JSON.parse(JSON.stringify(verified)),
    ...change,
  });

  test("is JSON in the store, and checked again when it comes back", () => {
    expect(changedTo()).toEqual({ ...verified });
    const revived = reviveSummary([changedTo()]);
    expect(revived).toEqual([verified]);
    expect(revived.every(Verified.isVerified)).toBe(true);
  });

  test("that says something else when it comes back gives way to its source's own words", () => {
    const changed = changedTo({
      text: "The pier is to be 720 metres long and should open in March 2028.",
      by: "model",
    });
    const [revived] = reviveSummary([changed]);
    expect(revived).toMatchObject({ text: sentences[1]?.text, by: "extract" });
    expect(Verified.isVerified(revived)).toBe(true);
  });

  test("without evidence, or with evidence that may not be posted, it does not come back", () => {
    expect(reviveSummary([changedTo({ evidence: [] })])).toEqual([]);
    const source = { start: 0, end: 30, text: "Follow @velmora_port for more." };
    expect(reviveSummary([changedTo({ text: source.text, evidence: [source] })])).toEqual([]);
  });
});

/** An extract of one sentence, as `summarize` gives it. */
function stored(sentence: Sentence | undefined): SummarySentence {
  const { start = 0, end = 0, text = "" } = sentence ?? {};
  return { start, end, text, by: "extract", evidence: [{ start, end, text }] };
}

describe("an extract", () => {
  test("is verified as it is", () => {
    const { summary } = condense(harbourArticle);
    const verified = verifySummary(summary, sentences);
    expect(verified.map(({ text }) => text)).toEqual(summary.map(({ text }) => text));
  });

  test("whose sentences may not be posted gives way to the first that may", () => {
    const article = splitSentences("Follow @velmora_port for more. The port opens a pier in March.", "en");
    const summary: readonly SummarySentence[] = [stored(article[0])];
    expect(verifySummary(summary, article).map(({ text }) => text)).toEqual(["The port opens a pier in March."]);
  });

  test("of nothing that may be posted is empty", () => {
    const article = splitSentences("Follow @velmora_port for more.", "en");
    expect(verifySummary([stored(article[0])], article)).toEqual([]);
  });

  test("stands in for a refused sentence, by the source it cites", () => {
    const source = verifySource({ text: "The pier is 1 metre long.", evidence: [1], by: "model" }, sentences);
    expect(source).toMatchObject({ text: sentences[1]?.text, by: "extract" });
    expect(verifySource({ text: "The pier is 1 metre long.", evidence: [77], by: "model" }, sentences)).toBeNull();
  });
});

describe("other languages", () => {
  test("numbers and names are held to the source there too", () => {
    const german = splitSentences(
      "Der Hafen von Velmora gibt 48 Millionen Euro aus. Das sagte Ilse Brandhoff am Dienstag.",
      "de",
    );
    const verdicts = verifySentences(
      [
        { text: "Der Hafen von Velmora gibt 48 Millionen Euro aus.", evidence: [0], by: "model" },
        { text: "Der Hafen von Velmora gibt 84 Millionen Euro aus.", evidence: [0], by: "model" },
        { text: "Der Hafen von Ostrand gibt 48 Millionen Euro aus.", evidence: [0], by: "model" },
      ],
      german,
    );
    expect(verdicts.map(({ kind }) => kind)).toEqual(["verified", "refused", "refused"]);
  });
});
