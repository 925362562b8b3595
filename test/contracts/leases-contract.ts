import { beforeEach, describe, expect, test } from "vitest";
import type { Leases } from "../../src/shared/leases.ts";

const start = new Date("2026-11-02T08:00:00.000Z");
const after = (ms: number): Date => new Date(start.getTime() + ms);

/** What every keeper of leases must do. */
export function leasesContract(name: string, make: () => Promise<Leases>): void {
  describe(`leases contract: ${name}`, () => {
    let leases: Leases;
    const take = (owner: string, now: Date, lease = "discord:0") => leases.take(lease, { owner, now, ms: 30_000 });

    beforeEach(async () => {
      leases = await make();
    });

    test("one has it until its time is over, and who has it may prolong it", async () => {
      expect(await take("north", start)).toBe(true);
      expect(await take("south", after(29_999))).toBe(false);
      expect(await take("north", after(20_000))).toBe(true);
      expect(await take("south", after(49_999))).toBe(false);
      expect(await take("south", after(50_000))).toBe(true);
      expect(await take("north", after(50_001))).toBe(false);
    });

    test("who lets go of it makes room, and only for itself", async () => {
      await take("north", start);
      await leases.release("discord:0", "south");
      expect(await take("south", start)).toBe(false);
      await leases.release("discord:0", "north");
      expect(await take("south", start)).toBe(true);
    });

    test("names have nothing to do with each other", async () => {
      expect(await take("north", start, "discord:0")).toBe(true);
      expect(await take("south", start, "discord:1")).toBe(true);
    });

    test("of many who ask at once, one gets it, also when it has run out", async () => {
      const owners = Array.from({ length: 20 }, (_, index) => `worker-${index}`);
      const first = await Promise.all(owners.map((owner) => take(owner, start)));
      expect(first.filter(Boolean)).toHaveLength(1);
      const second = await Promise.all(owners.map((owner) => take(`${owner}-again`, after(30_000))));
      expect(second.filter(Boolean)).toHaveLength(1);
    });
  });
}
