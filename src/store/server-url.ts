import { LedeError } from "../shared/errors.ts";

/** Whether a store's location is a server's URL; else it is a folder. */
export function isServerUrl(location: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(location);
}

/**
 * Refuses a URL that cannot be one, without ever saying what it is: it may hold a password.
 *
 * @throws LedeError `bad-settings`
 */
export function checkServerUrl(url: string): void {
  const example = "Write it as postgresql://user:password@host:5432/database, with %40 for an @ in the password.";
  if (!isServerUrl(url) || !URL.canParse(url)) {
    throw new LedeError("bad-settings", "DATABASE_URL is no address of a PostgreSQL database.", { next: example });
  }
  if (new URL(url).pathname.length < 2) {
    throw new LedeError("bad-settings", "DATABASE_URL names no database.", { next: example });
  }
}

/** Where a database is, as it may be shown: the URL without its password and its options. */
export interface ServerAddress {
  /** `postgresql://lede@db.example.org:5432/lede` */
  readonly shown: string;
  /** `db.example.org:5432` */
  readonly host: string;
  readonly database: string;
  readonly user: string;
}

/** What of a `DATABASE_URL` may be shown. */
export function serverAddress(url: string): ServerAddress {
  const { hostname, port, pathname, username } = new URL(url);
  const host = `${hostname || "localhost"}:${port || "5432"}`;
  const user = decodeURIComponent(username);
  const database = decodeURIComponent(pathname.slice(1));
  return { shown: `postgresql://${user === "" ? "" : `${user}@`}${host}/${database}`, host, database, user };
}
