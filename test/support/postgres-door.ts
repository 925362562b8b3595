import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { startPostgresServer, type PostgresServer } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where a test file asks for the server of this run. */
    readonly postgresDoor: string;
  }
}

/** What the door answers. */
export type PostgresAnswer =
  | { readonly kind: "there"; readonly url: string }
  | { readonly kind: "missing"; readonly why: string };

/**
 * One PostgreSQL server for a run of the tests, started when the first file asks for it: most runs of a single file
 * need none. `TEST_DATABASE_URL` names one that is there already, as a user who may create databases.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresServer> | null = null;
  const answer = async (): Promise<PostgresAnswer> => {
    const given = process.env["TEST_DATABASE_URL"];
    if (given) return { kind: "there", url: given };
    try {
      starting ??= startPostgresServer();
      return { kind: "there", url: (await starting).url };
    } catch (error) {
      return { kind: "missing", why: `No PostgreSQL here: ${error instanceof Error ? error.message : String(error)}` };
    }
  };
  const door = createServer((_, response) => {
    void answer().then((it) => response.setHeader("Connection", "close").end(JSON.stringify(it)));
  });
  await new Promise<void>((listening) => door.listen(0, "127.0.0.1", listening));
  const address = door.address();
  if (address === null || typeof address === "string") throw new Error("A listening server has a port.");
  project.provide("postgresDoor", `http://127.0.0.1:${address.port}`);
  return async () => {
    await new Promise((closed) => door.close(closed));
    const server = await starting?.catch(() => null);
    await server?.stop();
  };
}
