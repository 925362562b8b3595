import { expect, test } from "vitest";
import { makePlaceCurrency } from "../../../src/condense/figures/place-currency.ts";

test("a bare dollar is the one of the place that the article speaks of", () => {
  const read = makePlaceCurrency("Ottawa will pay for it, the Canadian minister told a Toronto paper. Canada agreed.");
  expect(read("USD", "$5 million")).toBe("CAD");
  expect(read("USD per barrel", "$52")).toBe("CAD per barrel");
  expect(read("USD", "40 dollars")).toBe("CAD");
});

test("a dollar with its country, and one in a text that speaks of the US as well, stays what it is", () => {
  const canada = "Ottawa and Toronto agreed, the Canadian minister said. ";
  expect(makePlaceCurrency(canada)("USD", "US$5")).toBe("USD");
  expect(makePlaceCurrency(`${canada} The United States did not.`)("USD", "$5")).toBe("USD");
  expect(makePlaceCurrency("A Canadian firm.")("USD", "$5")).toBe("USD");
  expect(makePlaceCurrency(canada)("EUR", "€5")).toBe("EUR");
});

test("rupees, yen signs and pesos go by the place too", () => {
  expect(makePlaceCurrency("Karachi, Lahore and Islamabad are in Pakistan.")("INR", "Rs 500")).toBe("PKR");
  expect(makePlaceCurrency("Beijing said Chinese buyers in Shanghai paid.")("JPY", "¥900")).toBe("CNY");
  expect(makePlaceCurrency("Manila and other Philippine towns; Filipino banks.")("MXN", "40 pesos")).toBe("PHP");
});
