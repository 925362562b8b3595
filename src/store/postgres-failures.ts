import { LedeError } from "../shared/errors.ts";
import { systemCode } from "../shared/system-error.ts";
import type { ServerAddress } from "./server-url.ts";

/** A failure of PostgreSQL in words that a person can act on, never with the password; anything else as it came. */
export function explained(error: unknown, address: ServerAddress): unknown {
  const code = codeOf(error);
  const explain = EXPLANATIONS[code] ?? EXPLANATIONS[code.slice(0, 2)];
  if (explain === undefined) return error;
  const [message, next] = explain(address);
  return new LedeError("store-unavailable", message, { next, cause: error });
}

/** The server is starting or has no connection left: trying again soon may do. */
export function passesBySoon(error: unknown): boolean {
  return ["57P03", "53300"].includes(codeOf(error));
}

/** The five characters of an SQLSTATE, the system's code, or "" for an error that is not the database's. */
function codeOf(error: unknown): string {
  const code = systemCode(error);
  if (code !== "" || !(error instanceof Error)) return code;
  // pg gives these no code of their own.
  return /^Connection terminated|^Client (?:has encountered|was closed)|^timeout expired/.test(error.message)
    ? "08006"
    : "";
}

type Explain = (address: ServerAddress) => readonly [message: string, next: string];

const unreachable: Explain = ({ host }) => [
  `Cannot reach the database server at ${host}. What was being saved was not kept.`,
  "Start it or check its network; if it is elsewhere, correct DATABASE_URL.",
];
const notLetIn: Explain = ({ host, user }) => [
  `The database server at ${host} does not let ${user || "this user"} in: user or password is wrong.`,
  "Correct DATABASE_URL.",
];
const goingDown: Explain = ({ host }) => [
  `The database server at ${host} is starting or stopping. What was being saved was not kept.`,
  "It is tried again as soon as it is back.",
];
const readOnly: Explain = ({ shown }) => [
  `Cannot write the store at ${shown}: the database is read-only.`,
  "Point DATABASE_URL at the primary server, not at a copy of it.",
];

/** What a person can do something about. Source: https://www.postgresql.org/docs/current/errcodes-appendix.html, connect(2) */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  ECONNREFUSED: unreachable,
  ECONNRESET: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EPIPE: unreachable,
  ETIMEDOUT: unreachable,
  // Class 08, connection exceptions.
  "08": unreachable,
  // Class 28, invalid authorization.
  "28": notLetIn,
  // invalid_catalog_name
  "3D000": ({ host, database }) => [
    `There is no database ${database} on the server at ${host}.`,
    `Make it (createdb ${database}), or correct DATABASE_URL.`,
  ],
  // insufficient_privilege
  "42501": ({ shown, user }) => [
    `The store at ${shown} does not allow ${user || "this user"} to do that.`,
    `Make ${user || "this user"} the owner of the database (alter database … owner to …).`,
  ],
  // too_many_connections
  "53300": ({ host }) => [
    `The database server at ${host} has no connection left.`,
    "Run fewer processes on it, or raise its max_connections: each process of Lede takes up to 20.",
  ],
  // disk_full
  "53100": ({ host }) => [
    `The disk of the database server at ${host} is full. What was being saved was not kept.`,
    "Free some space there.",
  ],
  // lock_not_available
  "55P03": ({ shown }) => [
    `Cannot write the store at ${shown}: another process has been writing for 30 seconds.`,
    "Try again when it is done; if no other Lede should be running, look for one that hangs.",
  ],
  "25006": readOnly,
  // admin_shutdown, crash_shutdown, cannot_connect_now
  "57P01": goingDown,
  "57P02": goingDown,
  "57P03": goingDown,
  // io_error, data_corrupted, index_corrupted
  "58030": ({ host }) => [
    `The database server at ${host} failed to read or write its disk. What was being saved was not kept.`,
    "Look at the server's log and its disk.",
  ],
  XX: ({ host }) => [`The database on the server at ${host} is damaged.`, "Look at the server's log; put a backup in."],
};
