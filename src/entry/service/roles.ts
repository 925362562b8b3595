import { LedeError } from "../../shared/errors.ts";

/** What a process may do; one that is told nothing does all of it. */
export const ROLES = ["collect", "compose", "deliver", "chat", "web"] as const;
export type Role = (typeof ROLES)[number];

/** `collect,deliver` → the roles. @throws LedeError `usage` for what is none. */
export function parseRoles(text: string | undefined): ReadonlySet<Role> {
  if (text === undefined) return new Set(ROLES);
  const named = text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const roles = named.flatMap((name) => ROLES.find((role) => role === name) ?? []);
  if (named.length > 0 && roles.length === named.length) return new Set(roles);
  throw new LedeError("usage", `--roles is ${JSON.stringify(text)}, which names no roles.`, {
    next: `Write some of ${ROLES.join(",")} with commas between them, or leave it out for all.`,
  });
}
