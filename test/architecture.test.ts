import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

/** From left to right: a file imports its own room and anything to its left. */
const ROOMS = [
  "shared",
  "article",
  "collect",
  "condense",
  "digest",
  "dispatch",
  "store",
  "pipeline.ts",
  "entry",
  "main.ts",
  "lede.js",
];

/** Each package, and the only files that may know it. Packages that are not named here stay in one room. */
const DOORS: Readonly<Record<string, RegExp>> = {
  "discord.js": /\/discord-[^/]*\.ts$/,
  "@slack/bolt": /\/slack-[^/]*\.ts$/,
  "node-cron": /^entry\/schedule\.ts$/,
  croner: /^digest\/slots\.ts$/,
  commander: /^entry\/cli\.ts$/,
  kysely: /^store\//,
  pg: /^store\/(?:postgres-pool|boss-connections)\.ts$/,
  pino: /^entry\/json-log\.ts$/,
  "prom-client": /^entry\/web\/metrics\.ts$/,
  "pg-boss": /^store\/boss-queue\.ts$/,
  "node:sqlite": /^store\//,
  undici: /^collect\/download\//,
  "ipaddr.js": /^collect\/download\/address-guard\.ts$/,
  "normalize-url": /^collect\/canonical-url\.ts$/,
  "html-encoding-sniffer": /^collect\/page\/decode-page\.ts$/,
  tldts: /^collect\//,
  "iconv-lite": /^collect\/feed\//,
  "wink-nlp": /^condense\/figures\//,
};

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:ts|js)$/.test(file));

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(SRC, file), "utf8").matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/g)].map((match) => ({
    file,
    specifier: match[1] ?? "",
  })),
);

const roomOf = (file: string): string => file.split("/")[0] ?? "";

/** The file in src that an import names, or null for a package. */
function target({ file, specifier }: Import): string | null {
  return specifier.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), specifier)) : null;
}

describe("the direction rule", () => {
  test("every room of src has its place in the order", () => {
    expect([...new Set(files.map(roomOf))].toSorted()).toEqual([...ROOMS].toSorted());
  });

  test("a file imports its own room and rooms to its left", () => {
    const wrong = imports.filter((each) => {
      const to = target(each);
      return to !== null && ROOMS.indexOf(roomOf(to)) > ROOMS.indexOf(roomOf(each.file));
    });
    expect(wrong.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  test("no import leaves src", () => {
    expect(imports.filter((each) => target(each)?.startsWith("..")).map(({ file }) => file)).toEqual([]);
  });

  test("the reading of imports sees them", () => {
    expect(imports.length).toBeGreaterThan(files.length);
    expect(imports).toContainEqual({ file: "lede.js", specifier: "./main.ts" });
  });
});

describe("the doors", () => {
  for (const [name, allowed] of Object.entries(DOORS)) {
    test(`${name} stays behind its door`, () => {
      const users = imports.filter(({ specifier }) => specifier === name || specifier.startsWith(`${name}/`));
      expect(users.map(({ file }) => file).filter((file) => !allowed.test(file))).toEqual([]);
    });
  }
});

describe("the house rules", () => {
  const names = files.map((file) => file.split("/").at(-1) ?? "");

  test("no file is named after nothing", () => {
    expect(names.filter((name) => /^(?:utils?|helpers?|types|common|misc|index)\./.test(name))).toEqual([]);
  });

  test("condense and digest are pure: nothing of the world is imported there", () => {
    const world = /^(?:node:(?:fs|http|https|net|child_process|timers|worker_threads)|undici|pg|kysely)/;
    const users = imports.filter(({ file, specifier }) => /^(?:condense|digest)\//.test(file) && world.test(specifier));
    expect(users.map(({ file, specifier }) => `${file} imports ${specifier}`)).toEqual([]);
  });

  test("nobody but the verifier makes a Verified, not even by a cast", () => {
    const casts = files
      .filter((file) => file !== "condense/verify.ts")
      .filter((file) =>
        /\bas (?:unknown as )?(?:readonly )?Verified\b|\bnew Verified\b|Verified\.prototype/.test(
          readFileSync(join(SRC, file), "utf8"),
        ),
      );
    expect(casts).toEqual([]);
  });

  test("condense and digest are handed the time and chance", () => {
    const users = files
      .filter((file) => /^(?:condense|digest)\//.test(file))
      .filter((file) =>
        /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(/.test(readFileSync(join(SRC, file), "utf8")),
      );
    expect(users).toEqual([]);
  });
});
