import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";

import { renderDiscordMessages, renderDiscordStory } from "../../src/dispatch/discord-components.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { makeDigest } from "../support/make-digest.ts";

/** Discord's own OpenAPI document (MIT, 2 MB) is not kept in this repository: with it in this place the check runs. */
const PLACE = "../shared/bench/data/platforms/discord-openapi.json";
const document = new URL(`../../${PLACE}`, import.meta.url);

describe.skipIf(!existsSync(document))(`a message is what ${PLACE} asks for`, () => {
  it.each(Object.entries({ "a plain digest": makeDigest(), ...hostileDigests }))("%s", (_, digest) => {
    const bodies = [...renderDiscordMessages(digest), ...digest.stories.flatMap((story) => renderDiscordStory(story))];
    expect(bodies.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    ["a text that is too long", { type: 10, content: "x".repeat(4001) }],
    [
      "a button's address that is none",
      { type: 1, components: [{ type: 2, style: 5, label: "x", url: "no address" }] },
    ],
  ])("refuses %s", (_, component) => {
    expect(faultsOf({ flags: 32_768, components: [{ type: 17, components: [component] }] })).not.toEqual([]);
  });
});

/** Compiled once, and only where the document is there. */
let validate: ReturnType<typeof compileMessageSchema> | undefined;

function faultsOf(body: unknown): readonly unknown[] {
  validate ??= compileMessageSchema();
  return validate(body) ? [] : (validate.errors ?? []);
}

function compileMessageSchema() {
  const openapi: object = JSON.parse(readFileSync(document, "utf8"));
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { nonce: true, snowflake: true } });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "discord", ...openapi });
  return ajv.compile({ $ref: "discord#/components/schemas/MessageCreateRequest" });
}
