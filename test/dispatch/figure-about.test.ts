import { expect, it } from "vitest";

import { renderFigureAbout } from "../../src/dispatch/figure-about.ts";
import { makeFigure } from "../support/make-digest.ts";

it.each([
  [{ time: null, saidBy: null }, ""],
  [{ time: "2025-03-14", saidBy: null }, "14 March 2025"],
  [{ time: "2025-03", saidBy: "the port" }, "March 2025, says the port"],
  [{ time: "2020/2025", saidBy: null }, "2020 to 2025"],
  [{ time: null, saidBy: "the port" }, "says the port"],
  [{ time: "2025-Q1", saidBy: null }, "2025-Q1"],
  [{ time: "2025-13", saidBy: null }, "2025-13"],
])("says when and who: %j", (about, words) => {
  expect(renderFigureAbout(makeFigure(about))).toBe(words);
});
