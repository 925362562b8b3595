import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { describe, inject, onTestFinished } from "vitest";
import type { PostgresAnswer } from "./postgres-door.ts";

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly url: string;
  /** Also while somebody is still connected to it. */
  readonly drop: () => Promise<void>;
}

export interface DatabaseShape {
  /** Of `create database`, such as a locale. */
  readonly options?: string;
}

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

/** An empty database on the server at this URL, whose user may create some. */
export async function makeDatabase(serverUrl: string, { options = "" }: DatabaseShape = {}): Promise<TestDatabase> {
  const name = `lede_test_${randomBytes(6).toString("hex")}`;
  // A file copy is the fastest of the ways to make one.
  await onServer(serverUrl, `create database ${name} template template0 strategy file_copy ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) };
}

/** The URL of a database of the running test's own, gone when the test is over. */
export async function temporaryDatabase(make: MakeDatabase): Promise<string> {
  const { url, drop } = await make();
  onTestFinished(drop);
  return url;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function askAtDoor(): Promise<PostgresAnswer> {
  const response = await fetch(inject("postgresDoor"));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is our own `setup`
  return (await response.json()) as PostgresAnswer;
}
