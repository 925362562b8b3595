import type { Measurable } from "../../../src/condense/figures/read-sentence.ts";
import type { UnitKind } from "../../../src/condense/figures/quantity.ts";
import type { Sentence } from "../../../src/condense/sentences/sentence.ts";

/** A fixture sentence with its numbers marked, as `findQuantities` would have found them. */
export interface MarkedSentence {
  readonly sentence: Sentence;
  readonly previous: Sentence | null;
  readonly quantities: readonly Measurable[];
}

/** Reads `A line before it.\nThe mill sold {{40 tonnes|tonne}}.`: only the last line is described, `{{…|unit}}` marks a quantity. */
export function parseMarkedSentence(fixture: string): MarkedSentence {
  const lines = fixture.trim().split("\n");
  const last = lines.at(-1) ?? "";
  const quantities: Measurable[] = [];
  let text = "";
  let from = 0;
  for (const match of last.matchAll(/\{\{(?<number>[^|}]*)(?:\|(?<unit>[^}]*))?\}\}/g)) {
    text += last.slice(from, match.index);
    const number = match.groups?.["number"] ?? "";
    const unit = match.groups?.["unit"] ?? "";
    const end = text.length + number.length;
    quantities.push({
      start: text.length,
      end,
      unit: unit === "" ? null : unit,
      unitKind: kindOf(unit),
      boundSpan: null,
      rateSpan: null,
    });
    text += number;
    from = match.index + match[0].length;
  }
  text += last.slice(from);
  const before = lines.length > 1 ? lines[0] : undefined;
  return { sentence: makeSentence(text), previous: before === undefined ? null : makeSentence(before), quantities };
}

function makeSentence(text: string): Sentence {
  return { text, start: 0, end: text.length, paragraph: 0 };
}

function kindOf(unit: string): UnitKind | null {
  if (unit === "") return null;
  if (unit === "%") return "share";
  if (/^[A-Z]{3}$/.test(unit)) return "currency";
  if (unit === "year of age") return "age";
  if (["year", "day", "week", "month"].includes(unit)) return "time";
  return ["tonne", "kilometre", "metre", "kilowatt", "square metre", "degree"].includes(unit) ? "measure" : "counted";
}
