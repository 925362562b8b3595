import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { parseSettings, SETTINGS } from "../src/entry/settings.ts";

const HOME = resolve(import.meta.dirname, "..");
const text = readFileSync(join(HOME, "compose.yaml"), "utf8");

const service = z.strictObject({
  image: z.string(),
  working_dir: z.string().optional(),
  volumes: z.array(z.string()).optional(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  init: z.boolean().optional(),
  stop_grace_period: z.string().optional(),
  restart: z.string().optional(),
  deploy: z.strictObject({ replicas: z.number() }).optional(),
});
const compose = z
  .strictObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(text, { strict: true, uniqueKeys: true }));

test("compose.yaml is PostgreSQL and two workers that wait for it", () => {
  const { database, worker } = compose.services;
  expect(database?.image).toMatch(/^postgres:\d+$/);
  expect(worker?.deploy?.replicas).toBe(2);
  expect(worker?.depends_on).toMatchObject({ database: { condition: "service_healthy" } });
  expect(database?.healthcheck?.test).toContain("pg_isready");
});

test("it names only services, volumes, scripts and settings that there are", () => {
  const manifest: unknown = JSON.parse(readFileSync(join(HOME, "package.json"), "utf8"));
  expect(manifest).toHaveProperty(["scripts", "start"]);
  expect(compose.services["worker"]?.command).toEqual(["npm", "start"]);
  for (const { depends_on = {}, volumes = [] } of Object.values(compose.services)) {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(depends_on)));
    const named = volumes.map((volume) => volume.split(":")[0] ?? "").filter((name) => !name.startsWith("."));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
  }
  expect(Object.keys(SETTINGS)).toEqual(
    expect.arrayContaining(Object.keys(compose.services["worker"]?.environment ?? {})),
  );
});

test("the workers' settings are ones that Lede takes", async () => {
  const env = Object.fromEntries(
    Object.entries(compose.services["worker"]?.environment ?? {}).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+):\?[^}]*\}/g, "s3cret"),
    ]),
  );
  expect((await parseSettings({ env, cwd: "/lede", home: "/lede", readText: () => null })).store).toBe(
    "postgresql://lede:s3cret@database:5432/lede",
  );
});
