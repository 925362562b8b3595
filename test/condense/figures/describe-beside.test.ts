import { expect, test } from "vitest";
import { describeBeside } from "../../../src/condense/figures/describe-beside.ts";

/** The number stands between braces. */
function describeIn(marked: string, language: string): string {
  const start = marked.indexOf("{");
  const text = marked.replace("{", "").replace("}", "");
  return describeBeside(text, { start, end: marked.indexOf("}") - 1 }, language);
}

test.each([
  ["de", "Der Hafen soll {30 Millionen Euro} kosten.", "Hafen"],
  ["de", "Die Miete je Quadratmeter falle von 14 auf 12 Euro, also um {14 Prozent}, hieß es.", "Miete je Quadratmeter"],
  ["de", "Die Reederei rechnet mit Einnahmen von mehr als {60 Millionen Euro}.", "Einnahmen"],
  ["de", "Demnach seien {80 Prozent} der Plätze schon zu guten Preisen vergeben.", "Plätze"],
  ["fr", "La ville a dépensé {3 millions d'euros} pour un nouveau pont.", "pour un nouveau pont"],
  ["sv", "Priset på kaffe steg med {12 procent}.", "Priset på kaffe steg"],
  ["de", "{12}", ""],
])("beside a number in %s: %s", (language, marked, label) => {
  expect(describeIn(marked, language)).toBe(label);
});
