import { DISCORD_COMPONENTS_V2, DISCORD_NONCE } from "../../src/dispatch/discord-limits.ts";
import { componentsOf, faultsIf, findComponentFaults, isRecord, isTooHeavy } from "./find-component-faults.ts";

export { discordTextsOf } from "./find-component-faults.ts";

/**
 * What Discord would refuse in the body of a "create message" of components, or do that we never want (mention, lose
 * the message), as sentences; empty for a good one. The sums are here because Discord's OpenAPI document cannot say them.
 */
export function findDiscordFaults(body: unknown): readonly string[] {
  if (!isRecord(body)) return ["the body is no object"];
  const nonce = body["nonce"];
  return [
    ...faultsIf(body["flags"] !== DISCORD_COMPONENTS_V2, "the flags are not those of components"),
    ...faultsIf("content" in body || "embeds" in body, "content or embeds beside components"),
    ...faultsIf(isTooHeavy(body), "so many bytes that Discord answers 500"),
    ...faultsIf(JSON.stringify(body["allowed_mentions"]) !== '{"parse":[]}', "mentions are allowed"),
    ...faultsIf(body["enforce_nonce"] !== true, "the nonce is not enforced"),
    ...faultsIf(typeof nonce !== "string" || nonce === "" || nonce.length > DISCORD_NONCE, "a bad nonce"),
    ...faultsIf(
      !componentsOf(body).some(({ custom_id: id }) => typeof id === "string"),
      "nothing by which history finds it",
    ),
    ...findComponentFaults(body),
  ];
}
