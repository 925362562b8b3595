import { randomBytes } from "node:crypto";
import { Client } from "pg";

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

/** An empty database on the server at this URL, whose user may create some. */
export async function makeDatabase(serverUrl: string, { options = "" }: DatabaseShape = {}): Promise<TestDatabase> {
  const name = `lede_test_${randomBytes(6).toString("hex")}`;
  // A file copy is the fastest of the ways to make one.
  await onServer(serverUrl, `create database ${name} template template0 strategy file_copy ${options}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(serverUrl, `drop database if exists ${name} with (force)`) };
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
