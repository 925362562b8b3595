import { parseActionId, renderActionId, type ActionId } from "./action-id.ts";
import { DISCORD_CUSTOM_ID, DISCORD_NONCE } from "./discord-limits.ts";
import { createHash } from "node:crypto";

/** A nonce from a delivery's key: the same key, the same nonce; other keys, other nonces (150 bits of SHA-256). */
export function renderNonce(key: string): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, DISCORD_NONCE);
}

/** The id of a message's first button, with the key by which history has it; a long key in short, as its nonce. */
export function renderKeyedId(action: Omit<ActionId, "key">, key: string): string {
  const id = renderActionId({ ...action, key });
  return id.length <= DISCORD_CUSTOM_ID ? id : renderActionId({ ...action, key: renderNonce(key) });
}

/** Whether one of the components, or of those within them, has the key in its id. */
export function carriesKey(components: readonly unknown[], key: string): boolean {
  return components.some((component) => {
    if (typeof component !== "object" || component === null) return false;
    const id = "custom_id" in component && typeof component.custom_id === "string" ? component.custom_id : "";
    const found = parseActionId(id)?.key;
    if (found === key || found === renderNonce(key)) return true;
    return "components" in component && Array.isArray(component.components) && carriesKey(component.components, key);
  });
}
