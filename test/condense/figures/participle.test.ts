import { expect, test } from "vitest";
import { participleOf } from "../../../src/condense/figures/participle.ts";
import type { VerbForm } from "../../../src/condense/figures/participle.ts";

test.each<[verb: string, form: VerbForm, participle: string | null]>([
  ["employs", "finite", "employed"],
  ["employ", "bare", "employed"],
  ["hire", "bare", "hired"],
  ["carries", "finite", "carried"],
  ["injuring", "finite", "injured"],
  ["rescued", "finite", "rescued"],
  ["sold", "finite", "sold"],
  ["selling", "finite", "sold"],
  ["withdrew", "finite", "withdrawn"],
  ["flown", "perfect", "flown"],
  ["wiping", "finite", "wiped"],
  ["stopping", "finite", "stopped"],
  ["repel", "bare", "repelled"],
  // A past that no rule knows, and a form that may have lost an e.
  ["smote", "finite", null],
  ["dicing", "finite", null],
])("%s (%s) is %s", (verb, form, participle) => {
  expect(participleOf(verb, form)).toBe(participle);
});
