import type { DiscordBody } from "../src/dispatch/discord-parts.ts";
import type { SlackBody } from "../src/dispatch/slack-blocks.ts";
import { drawRectangle, drawStroke, padBox, stackBoxes, type Box, type Point } from "./chat-picture/box.ts";
import { makeDiscordBody } from "./chat-picture/discord-body.ts";
import { FONT_FAMILY } from "./chat-picture/glyph-widths.ts";
import { makeLine, type Moment } from "./chat-picture/line.ts";
import { makeLabel, makeText } from "./chat-picture/pieces.ts";
import { DISCORD_SKIN, SLACK_SKIN, type Skin } from "./chat-picture/skin.ts";
import { makeSlackBody } from "./chat-picture/slack-body.ts";
import { escapeXml } from "./support/escape-xml.ts";

/** A message of Lede's as one person sees it. */
export interface ChatScene extends Moment {
  readonly message:
    | { readonly kind: "slack"; readonly body: Pick<SlackBody, "blocks"> }
    | { readonly kind: "discord"; readonly body: Pick<DiscordBody, "components"> };
  /** What the person typed, whose answer nobody else sees; null for what is posted for everyone. */
  readonly asked: string | null;
}

/** Pixels: two beside each other fit a README. */
const WIDTH = 410;
const BAR = 42;
const PADDING = 14;
const AVATAR = 36;
const BESIDE_AVATAR = 10;
const CHANNEL = "morning-news";
const PLATFORMS = { slack: "Slack", discord: "Discord" } as const;

/**
 * Messages as their platforms lay them out, each as an SVG that stands alone; all as high as the highest, so that they
 * can stand beside each other. Drawn from the bodies that are posted, with nothing of the platforms' own art. The same
 * scenes give the same pictures, byte for byte.
 * @throws Error for a block or a mark that it cannot show.
 */
export function renderChatPictures(scenes: readonly ChatScene[]): readonly string[] {
  const messages = scenes.map(makeMessage);
  const height = Math.ceil(BAR + Math.max(...messages.map((message) => message.height)) + 2 * PADDING);
  return scenes.map((scene, index) => {
    const message = messages[index];
    if (message === undefined) throw new Error("A scene without its message.");
    return renderWindow(scene, message, height);
  });
}

function renderWindow({ message: { kind }, asked }: ChatScene, message: Box, height: number): string {
  const skin = skinOf(kind);
  const what = asked === null ? "A message of Lede" : `The answer to ${asked}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(`${what} in ${PLATFORMS[kind]}`)}">`,
    `<g font-family="${FONT_FAMILY}">`,
    drawRectangle({ x: 0, y: 0 }, { width: WIDTH, height }, { fill: skin.background, stroke: skin.rule, radius: 10 }),
    ...drawBar(asked, skin),
    ...message.draw({ x: PADDING, y: BAR + PADDING }),
    "</g>",
    "</svg>",
  ].join("\n")}\n`;
}

/** The channel's name, and what was typed there. */
function drawBar(asked: string | null, skin: Skin): readonly string[] {
  const hash = makeLabel("#", { size: 15, bold: false, fill: skin.muted });
  const name = makeLabel(CHANNEL, { size: 14, bold: true, fill: skin.strong });
  return [
    ...hash.draw({ x: PADDING + 2, y: 14 }),
    ...name.draw({ x: PADDING + 16, y: 14 }),
    ...(asked === null ? [] : drawAsked(asked, skin)),
    drawRectangle({ x: 1, y: BAR }, { width: WIDTH - 2, height: 1 }, { fill: skin.rule }),
  ];
}

function drawAsked(asked: string, skin: Skin): readonly string[] {
  const words = makeLabel(asked, { size: 12, bold: false, code: true, fill: skin.ink });
  const x = WIDTH - PADDING - words.width - 8;
  return [
    drawRectangle({ x: x - 8, y: 10 }, { width: words.width + 16, height: 22 }, { fill: skin.code, radius: 6 }),
    ...words.draw({ x, y: 15 }),
  ];
}

function makeMessage({ message, asked, ...moment }: ChatScene): Box {
  const skin = skinOf(message.kind);
  const room = { maxWidth: WIDTH - 2 * PADDING - AVATAR - BESIDE_AVATAR, skin };
  const body =
    message.kind === "slack" ? makeSlackBody(message.body, room, moment) : makeDiscordBody(message.body, room, moment);
  const author = makeAuthor(message.kind, moment);
  const onlyYou = asked === null ? [] : [makeText([makeLine("small", ONLY_YOU[message.kind])], room)];
  const column = message.kind === "slack" ? [...onlyYou, author, body] : [author, body, ...onlyYou];
  const below = message.kind === "slack" && onlyYou.length > 0 ? 19 : 0;
  const words = padBox(stackBoxes(column, 4), { left: AVATAR + BESIDE_AVATAR });
  return { ...words, draw: (at) => [...drawAvatar({ x: at.x, y: at.y + below }, message.kind), ...words.draw(at)] };
}

const ONLY_YOU = { slack: "Only visible to you", discord: "Only you can see this · Dismiss message" } as const;

/** `Lede APP 8:00 AM` */
function makeAuthor(kind: ChatScene["message"]["kind"], { now, timeZone }: Moment): Box {
  const skin = skinOf(kind);
  const time = now.toLocaleTimeString("en-US", { timeStyle: "short", timeZone }).replace("\u202F", " ");
  const name = makeLabel("Lede", { size: 15, bold: true, fill: skin.strong });
  const badge = makeLabel("APP", { size: 9.5, bold: true, fill: skin.badge.ink });
  const when = makeLabel(time, { size: 12, bold: false, fill: skin.muted });
  const badgeAt = name.width + 6;
  return {
    width: badgeAt + badge.width + 16 + when.width,
    height: 20,
    draw: ({ x, y }) => [
      ...name.draw({ x, y: y + 2 }),
      drawRectangle(
        { x: x + badgeAt, y: y + 2 },
        { width: badge.width + 8, height: 15 },
        {
          fill: skin.badge.fill,
          radius: 3,
        },
      ),
      ...badge.draw({ x: x + badgeAt + 4, y: y + 4.7 }),
      ...when.draw({ x: x + badgeAt + badge.width + 16, y: y + 4.5 }),
    ],
  };
}

/** Lede's own: a headline and two lines of text. */
function drawAvatar({ x, y }: Point, kind: ChatScene["message"]["kind"]): readonly string[] {
  const radius = kind === "slack" ? 8 : AVATAR / 2;
  return [
    drawRectangle({ x, y }, { width: AVATAR, height: AVATAR }, { fill: "#3b6ea8", radius }),
    drawRectangle({ x: x + 9, y: y + 10.5 }, { width: 18, height: 5 }, { fill: "#ffffff", radius: 1.5 }),
    drawStroke({ x: x + 9.8, y: y + 20.5 }, "h16.4m-16.4 5h10", "#ffffff"),
  ];
}

function skinOf(kind: ChatScene["message"]["kind"]): Skin {
  return kind === "slack" ? SLACK_SKIN : DISCORD_SKIN;
}
