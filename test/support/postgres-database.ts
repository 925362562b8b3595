import { describe, inject, onTestFinished } from "vitest";
import { makeDatabase, type DatabaseShape, type TestDatabase } from "./postgres-database-on.ts";
import type { PostgresAnswer } from "./postgres-door.ts";

export type MakeDatabase = (shape?: DatabaseShape) => Promise<TestDatabase>;

const answer = await askAtDoor();

/**
 * Tests that need PostgreSQL: `onPostgres("the same on PostgreSQL", (makeDatabase) => { test(…) })`. Where there is
 * none they are skipped, and the title says why.
 */
export function onPostgres(title: string, tests: (makeDatabase: MakeDatabase) => void): void {
  const why = answer.kind === "missing" ? ` (${answer.why})` : "";
  describe.skipIf(answer.kind === "missing")(`${title}${why}`, () => {
    tests(async (shape) => {
      if (answer.kind === "missing") throw new Error(answer.why);
      return await makeDatabase(answer.url, shape);
    });
  });
}

/** The URL of a database of the running test's own, gone when the test is over. */
export async function temporaryDatabase(make: MakeDatabase): Promise<string> {
  const { url, drop } = await make();
  onTestFinished(drop);
  return url;
}

async function askAtDoor(): Promise<PostgresAnswer> {
  const response = await fetch(inject("postgresDoor"));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is our own `setup`
  return (await response.json()) as PostgresAnswer;
}
