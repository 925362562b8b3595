import { expect, test } from "vitest";
import { inGroups } from "../../src/store/in-groups.ts";

test("what comes while a write is under way is written together in the next", async () => {
  const written: (readonly number[])[] = [];
  const save = inGroups<number>(async (items) => {
    written.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
  await Promise.all([1, 2, 3, 4].map(save));
  await save(5);
  expect(written).toEqual([[1], [2, 3, 4], [5]]);
});

test("a failure is heard by those whose write it was, and the next goes on", async () => {
  const save = inGroups<number>(async (items) => {
    await Promise.resolve();
    if (items.includes(2)) throw new Error("no room");
  });
  const results = await Promise.allSettled([save(1), save(2), save(3)]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(save(4)).resolves.toBeUndefined();
});
