import { platformOf, type ChannelAddress } from "../article/subscription.ts";
import type { NewDelivery } from "./delivery.ts";
import type { RenderedMessage } from "./messenger.ts";

/** A line or several in our own words, as a message of the platform that an address is on. */
export type RenderNotice = (
  lines: readonly string[],
  message: { readonly to: ChannelAddress; readonly key: string },
) => RenderedMessage;

/** The renderer of notices to the owner's channel, loaded because there is one. Null for folders: they take digests alone. */
export async function loadNoticeRenderer(to: ChannelAddress): Promise<RenderNotice | null> {
  switch (platformOf(to)) {
    case "slack": {
      const { renderSlackAnswer } = await import("./slack-answer.ts");
      return (lines, { key }) => {
        const [body] = renderSlackAnswer({ kind: "notice", tone: "info", lines }, { timeZone: "UTC", shared: true });
        return { key, body: { ...body } };
      };
    }
    case "discord": {
      const { renderDiscordNotice } = await import("./discord-answer.ts");
      return (lines, { key }) => ({ key, body: { ...renderDiscordNotice(lines, key) } });
    }
    case "file":
      return null;
  }
}

export interface NoticeTo {
  readonly to: ChannelAddress;
  /** What the notice is about; the same is said once. */
  readonly subject: string;
  readonly render: RenderNotice;
}

/** A notice as a delivery of its own, which is posted once like any other. */
export function noticeDelivery(lines: readonly string[], { to, subject, render }: NoticeTo): NewDelivery {
  const key = `notice:${subject}:1`;
  return {
    key,
    kind: "notice",
    subject,
    subscription: null,
    to,
    message: render(lines, { to, key }),
    under: null,
    edits: null,
  };
}
