import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { loadEnglishModel } from "../../../src/condense/figures/english-model.ts";

interface Feature {
  readonly list: readonly unknown[];
  readonly hash?: Record<string, number>;
}

interface Core {
  readonly features: Readonly<Record<string, Feature>>;
}

interface Wink {
  readDoc(text: string): { tokens(): { out(as?: unknown): unknown } };
  readonly its: { readonly pos: unknown; readonly uniqueId: unknown };
}

const load = createRequire(import.meta.url);
const packaged = load("wink-eng-lite-web-model");
const wink: (model: unknown, pipe: readonly string[]) => Wink = load("wink-nlp");

const TEXT =
  "The Dunmere Housing Corporation's well-known chairman said on 3 March that it'd sold 41 flats, raising €19.6 million. Zyxwvut constructor __proto__ toString isn't a word; see https://example.org #news @lede.";

describe("loadEnglishModel", () => {
  test("gives what the package's own loader does", () => {
    const ours = withoutHashes(loadEnglishModel().core() as Core);
    const theirs = withoutHashes(packaged.core());
    expect(ours.rest).toEqual(theirs.rest);
    for (const [name, { list, hash }] of Object.entries(theirs.features)) {
      const feature = ours.features[name];
      expect(feature?.list, name).toEqual(list);
      expect(feature?.hash === undefined, name).toBe(hash === undefined);
      const wrong = Object.keys(hash ?? {}).filter((value) => feature?.hash?.[value] !== hash?.[value]);
      expect(wrong, name).toEqual([]);
      for (const missing of ["constructor", "__proto__", "qzxvwq"]) {
        expect(feature?.hash?.[missing], `${name} ${missing}`).toBe(hash?.[missing]);
      }
    }
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

function withoutHashes({ features, ...rest }: Core) {
  const others = Object.fromEntries(
    Object.entries(features).map(([name, { hash: _, list: __, ...other }]) => [name, other]),
  );
  return { features, rest: { ...rest, others } };
}
