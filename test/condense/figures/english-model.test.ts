import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { loadEnglishModel } from "../../../src/condense/figures/english-model.ts";

interface Feature {
  readonly list: readonly string[];
  readonly hash?: Readonly<Record<string, number>>;
}

interface Core {
  readonly features: Readonly<Record<string, Feature>>;
}

interface Wink {
  readDoc(text: string): { tokens(): { out(as?: unknown): unknown } };
  readonly its: { readonly pos: unknown; readonly uniqueId: unknown };
}

const load = createRequire(import.meta.url);
const packaged: { readonly core: () => Core } = load("wink-eng-lite-web-model");
const wink: (model: unknown, pipe: readonly string[]) => Wink = load("wink-nlp");

const TEXT =
  "The Dunmere Housing Corporation's well-known chairman said on 3 March that it'd sold 41 flats, raising €19.6 million. Zyxwvut constructor __proto__ toString isn't a word; see https://example.org #news @lede.";

describe("loadEnglishModel", () => {
  test("gives what the package's own loader does", () => {
    const theirs = packaged.core();
    const words = Object.values(theirs.features).flatMap(({ list }) => list);
    const asked = ["constructor", "__proto__", "toString", "qzxvwq", ...words];
    expect(answering(loadEnglishModel().core(), asked)).toEqual(answering(theirs, asked));
  });

  test("tags as the package's own does, and numbers unknown words alike", () => {
    const [ours, theirs] = [loadEnglishModel(), packaged].map((model) => {
      const nlp = wink(model, ["pos"]);
      const read = () => {
        const tokens = nlp.readDoc(TEXT).tokens();
        return [tokens.out(), tokens.out(nlp.its.pos), tokens.out(nlp.its.uniqueId)];
      };
      // The second time all words are known.
      return [read(), read()];
    });
    expect(ours).toEqual(theirs);
  });
});

/** The model with what its indexes answer in their place: ours come to know a string when they are asked. */
function answering(core: unknown, asked: readonly string[]): unknown {
  if (typeof core !== "object" || core === null || !("features" in core)) return core;
  const features = Object.entries(core.features ?? {}).map(([name, feature]: [string, Feature]) => {
    const { hash, ...rest } = feature;
    return [name, { ...rest, answers: hash && asked.map((value) => hash[value]) }];
  });
  return { ...core, features: Object.fromEntries(features) };
}
