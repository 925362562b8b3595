import { readFileSync } from "node:fs";
import { join } from "node:path";

import { condense } from "../../src/condense/condense.ts";
import type { Digest } from "../../src/digest/digest.ts";
import type { Answer } from "../../src/dispatch/answer.ts";
import { renderDiscordAnswer } from "../../src/dispatch/discord-answer.ts";
import { renderDiscordMessages } from "../../src/dispatch/discord-components.ts";
import { renderSlackAnswer } from "../../src/dispatch/slack-answer.ts";
import { renderSlackMessages } from "../../src/dispatch/slack-blocks.ts";
import { renderTerminal } from "../../src/dispatch/terminal.ts";
import { composeAbout, type About } from "../../src/entry/commands/answer-about.ts";
import { parseDigest } from "../../src/store/documents.ts";
import { renderChatPictures, type ChatScene } from "../render-chat-picture.ts";
import { renderPicture } from "../render-picture.ts";
import { HOME, readSeeds } from "./seed-articles.ts";

export interface Picture {
  /** From Lede's own folder. */
  readonly path: string;
  readonly svg: string;
}

const COLUMNS = 88;
/** About what a page shows at once. */
const MAX_LINES = 40;
/** Stories and further lines: a digest as small as a picture. */
const STORIES = 2;
const ALSO = 3;

/** A digest as a terminal shows it. */
export function drawDigest(digest: Digest): string {
  const text = renderTerminal(digest, { columns: COLUMNS, color: true });
  return renderPicture(text, { command: "npm run digest", columns: COLUMNS, maxLines: MAX_LINES });
}

/** The README's pictures: the digest of `seeds/` on the terminal; it and two answers on both platforms. */
export async function drawSamplePictures(): Promise<readonly Picture[]> {
  const whole = readSampleDigest();
  const digest = shorten(whole);
  const moment = { now: new Date(digest.createdAt), timeZone: digest.timeZone };
  const [slack, discord] = [firstOf(renderSlackMessages(digest)), firstOf(renderDiscordMessages(digest))];
  const summary = await answer("summary", "Sarovar");
  const figures = await answer("figures", "Moscow");
  return [
    { path: "docs/digest.svg", svg: drawDigest(whole) },
    ...drawPair("digest", { slack, discord, asked: null, ...moment }),
    ...drawPair("summary", { ...renderBoth(summary), asked: "/summary sodium battery", ...moment }),
    ...drawPair("figures", { ...renderBoth(figures), asked: "/figures aluminium", ...moment }),
  ];
}

interface Pair extends Omit<ChatScene, "message"> {
  readonly slack: Extract<ChatScene["message"], { kind: "slack" }>["body"];
  readonly discord: Extract<ChatScene["message"], { kind: "discord" }>["body"];
}

function drawPair(name: string, { slack, discord, ...around }: Pair): readonly Picture[] {
  const [inSlack = "", inDiscord = ""] = renderChatPictures([
    { ...around, message: { kind: "slack", body: slack } },
    { ...around, message: { kind: "discord", body: discord } },
  ]);
  return [
    { path: `docs/slack-${name}.svg`, svg: inSlack },
    { path: `docs/discord-${name}.svg`, svg: inDiscord },
  ];
}

/** The digest that is kept in `digests/`, as the store would give it back. */
function readSampleDigest(): Digest {
  const id = "2026-11-02";
  return parseDigest({ id, document: readFileSync(join(HOME, `digests/${id}.json`), "utf8") });
}

/** With fewer stories whole and fewer named. */
function shorten(digest: Digest): Digest {
  const further = digest.stories.slice(STORIES).map(({ headline, articles: [article] }) => ({ headline, article }));
  const also = [...further, ...digest.also];
  return {
    ...digest,
    stories: digest.stories.slice(0, STORIES),
    also: also.slice(0, ALSO),
    alsoLeftOut: digest.alsoLeftOut + Math.max(0, also.length - ALSO),
  };
}

/** What the command answers about the article of `seeds/` whose headline begins so. */
async function answer(about: About, headline: string): Promise<Answer> {
  for (const article of await readSeeds()) {
    const condensed = condense(article);
    if (condensed.headline.startsWith(headline)) return composeAbout(about, { article, condensed });
  }
  throw new Error(`No article of seeds/ has a headline that begins with “${headline}”.`);
}

function renderBoth(given: Answer): Pick<Pair, "slack" | "discord"> {
  return {
    slack: firstOf(renderSlackAnswer(given, { timeZone: "UTC", shared: false })),
    discord: firstOf(renderDiscordAnswer(given, { sharedBy: null })),
  };
}

/** @throws Error where it is more than one: a picture of the first would hide the others. */
function firstOf<Message>(messages: readonly Message[]): Message {
  const [first, second] = messages;
  if (first === undefined || second !== undefined) throw new Error("A picture shows exactly one message.");
  return first;
}
