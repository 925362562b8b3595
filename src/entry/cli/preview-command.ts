import { composeStory } from "../../digest/compose-digest.ts";
import { renderDiscordMessages, renderDiscordStory } from "../../dispatch/discord-components.ts";
import { renderSlackMessages, renderSlackStory } from "../../dispatch/slack-blocks.ts";
import type { Digest, DigestStory } from "../../digest/digest.ts";
import { LedeError } from "../../shared/errors.ts";
import { openStore } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";
import { readArticle } from "./read-article.ts";

export interface PreviewOptions {
  readonly platform: "slack" | "discord";
  readonly file: string | undefined;
}

const RENDERERS = {
  slack: { digest: renderSlackMessages, story: renderSlackStory },
  discord: { digest: renderDiscordMessages, story: renderDiscordStory },
} as const;

/** `lede preview slack|discord [file]`: the request bodies as a JSON array, for the latest digest or for one article. */
export async function previewCommand({ platform, file }: PreviewOptions, context: CliContext): Promise<void> {
  const render = RENDERERS[platform];
  const messages =
    file === undefined ? render.digest(await readLatestDigest(context)) : render.story(await readStory(file, context));
  context.stdout.write(`${JSON.stringify(messages, null, 2)}\n`);
}

async function readStory(file: string, context: CliContext): Promise<DigestStory> {
  return composeStory(await readArticle(file, context));
}

async function readLatestDigest({ settings }: CliContext): Promise<Digest> {
  const { store: location } = await settings();
  const store = await openStore(location);
  try {
    const digest = await store.latestDigest();
    if (digest !== null) return digest;
  } finally {
    await store.close();
  }
  throw new LedeError("no-digest", "There is no digest to preview yet.", {
    next: "Make one with `npm run digest`, or name an article: `npm run -s lede -- preview slack seeds/<file>`.",
  });
}
