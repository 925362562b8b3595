import { platformOf, type ChannelAddress, type Platform, type Subscription } from "../article/subscription.ts";
import type { Digest } from "../digest/digest.ts";
import type { NewDelivery } from "./delivery.ts";
import { renderFileMessages } from "./file-messenger.ts";
import type { RenderedMessage } from "./messenger.ts";

/** A digest as the messages of the platform that an address is on. */
export type RenderDigest = (digest: Digest, to: ChannelAddress) => readonly RenderedMessage[];

/**
 * The renderers of these platforms, loaded when somebody posts there: what Discord's needs takes a quarter of a second.
 * @param base where relative folders of digests begin.
 */
export async function loadRenderers(platforms: ReadonlySet<Platform>, base: string): Promise<RenderDigest> {
  const slack = platforms.has("slack") ? (await import("./slack-blocks.ts")).renderSlackMessages : null;
  const discord = platforms.has("discord") ? (await import("./discord-components.ts")).renderDiscordMessages : null;
  return (digest, to) => {
    const platform = platformOf(to);
    if (platform === "file") return renderFileMessages(digest, { to, base });
    const render = platform === "slack" ? slack : discord;
    if (render === null) throw new TypeError(`The renderer of ${platform} was not loaded.`);
    return render(digest).map((body, index) => ({ key: `${digest.id}:${String(index + 1)}`, body: { ...body } }));
  };
}

/** A digest's messages as deliveries: one after the other, or where the subscription wants it, under the first. */
export function deliveriesOf(
  digest: Digest,
  { id, to, thread }: Subscription,
  render: RenderDigest,
): readonly NewDelivery[] {
  const messages = render(digest, to);
  const [head] = messages;
  return messages.map((message) => ({
    key: message.key,
    kind: "digest",
    subject: digest.id,
    subscription: id,
    to,
    message,
    under: thread && message !== head ? (head?.key ?? null) : null,
    edits: null,
  }));
}
