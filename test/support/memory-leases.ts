import type { Leases } from "../../src/shared/leases.ts";

/** Leases of one process's memory. */
export function makeMemoryLeases(): Leases {
  const held = new Map<string, { readonly owner: string; readonly until: number }>();
  return {
    async take(name, { owner, now, ms }) {
      const lease = held.get(name);
      if (lease !== undefined && lease.owner !== owner && lease.until > now.getTime()) return false;
      held.set(name, { owner, until: now.getTime() + ms });
      return true;
    },
    async release(name, owner) {
      if (held.get(name)?.owner === owner) held.delete(name);
    },
  };
}
