import type { RenderedMessage } from "../../../src/dispatch/messenger.ts";

/** A message for Slack as its renderer makes one, in which these words stand. */
export function makeSlackMessage(key: string, words: string): RenderedMessage {
  return {
    key,
    body: {
      text: words,
      blocks: [{ type: "section", text: { type: "mrkdwn", text: words, verbatim: true } }],
      unfurl_links: false,
      unfurl_media: false,
    },
  };
}
