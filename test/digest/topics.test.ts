import { expect, test } from "vitest";
import { wantedBy } from "../../src/digest/topics.ts";
import { processorTime } from "../support/processor-time.ts";

const topic = (words: string) => ({ words: words.replace(/^-/, ""), excluded: words.startsWith("-") });

function wants(topics: readonly string[], text: string, title: string | null = null): boolean | null {
  return wantedBy(topics.map(topic))?.({ title, text }) ?? null;
}

test("no topics want everything", () => {
  expect(wantedBy([])).toBeNull();
});

test.each([
  ["aluminium", "The price of Aluminium rose."],
  ["Aluminium", "ALUMINIUM: a record"],
  ["tariff", "New tariffs were announced."],
  ["tariffs", "A new tariff was announced."],
  ["companies", "One company failed."],
  ["tax", "Higher taxes for the rich"],
  ["rare earths", "Russia offers its rare earth deposits."],
  ["rare earth", "Rare\n earths, again"],
  ["São Paulo", "A strike in Sao Paulo"],
  ["Malmo", "Hamnen i Malmö"],
  ["Straße", "In der STRASSE"],
  ["port", "The port's second quay"],
  ["5G", "The first 5G network"],
  ["café", "Two cafe\u0301s burnt"],
  ["東京", "今日の東京市場は"],
])("%s is in “%s”", (words, text) => {
  expect(wants([words], text)).toBe(true);
});

test.each([
  ["port", "The report was important for transport."],
  ["rare earths", "It is rare that the earth shakes."],
  ["earths rare", "rare earths"],
  ["new", "Here is the news."],
  ["bu", "A bus crashed."],
  ["5G", "15G and 5GHz"],
  ["京都", "東京市場"],
])("%s is not in “%s”", (words, text) => {
  expect(wants([words], text)).toBe(false);
});

test("one of the wanted words is enough, one of the excluded too much, wherever they stand", () => {
  expect(wants(["ships", "trains"], "A train stood still.")).toBe(true);
  expect(wants(["ships"], "Nothing here.", "Ship sinks")).toBe(true);
  expect(wants(["ships", "-football"], "A ship for the football club")).toBe(false);
  expect(wants(["ships", "-football"], "A ship.", "Football")).toBe(false);
  expect(wants(["-football"], "A ship.")).toBe(true);
});

test("a long text is searched in no time", () => {
  const text = "The quay of the harbour was closed again on Monday. ".repeat(20_000);
  const wanted = wantedBy(["ferry strike", "aluminium", "-football"].map(topic));
  expect(processorTime(() => expect(wanted?.({ title: null, text })).toBe(false))).toBeLessThan(3_000);
});
