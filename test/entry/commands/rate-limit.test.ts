import { expect, test } from "vitest";
import { makeRateLimit } from "../../../src/entry/commands/rate-limit.ts";

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 2, 8, 0, seconds));

test("a person may ask twelve times in half a minute, then has to wait for the first of them to be over", () => {
  const limit = makeRateLimit();
  for (let call = 0; call < 12; call++) expect(limit.take("ada", at(call))).toBe(0);
  expect(limit.take("ada", at(12))).toBe(18_000);
  expect(limit.take("ben", at(12))).toBe(0);
  expect(limit.take("ada", at(30))).toBe(0);
  expect(limit.take("ada", at(30))).toBe(1_000);
});

test("a crowd does not fill the memory: who was seen longest ago is forgotten first", () => {
  const limit = makeRateLimit();
  for (let call = 0; call < 12; call++) limit.take("first", at(0));
  for (let person = 0; person < 10_000; person++) limit.take(`person ${person}`, at(1));
  expect(limit.take("first", at(2))).toBe(0);
});
