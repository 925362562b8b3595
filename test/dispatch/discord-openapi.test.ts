import { describe, expect, it } from "vitest";

import { renderDiscordMessages, renderDiscordStory } from "../../src/dispatch/discord-components.ts";
import { hostileDigests } from "../support/hostile-digests.ts";
import { faultsBySchema, hasOpenApi, OPENAPI_PLACE } from "../support/loopback-discord/schemas.ts";
import { makeDigest } from "../support/make-digest.ts";

const faultsOf = (body: unknown) => faultsBySchema("MessageCreateRequest", body);

describe.skipIf(!hasOpenApi)(`a message is what ${OPENAPI_PLACE} asks for`, () => {
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
