import type { types } from "@slack/bolt";

import type { SlackBody } from "../../src/dispatch/slack-blocks.ts";
import type { Block } from "../../src/dispatch/slack-text.ts";
import { flowBoxes, stackBoxes, type Box } from "./box.ts";
import { makeLine, type Line, type LineStyle, type Moment } from "./line.ts";
import { parseSlackText, unescapeSlack } from "./parse-slack-text.ts";
import { makeButton, makeDots, makeRule, makeSelect, makeText, type Room } from "./pieces.ts";

const GAP = 7;
const MENU_WIDTH = 220;

/**
 * A Slack message's blocks, one below the other.
 * @throws Error for a block or an element that this does not know: the picture would leave it out.
 */
export function makeSlackBody({ blocks }: Pick<SlackBody, "blocks">, room: Room, moment: Moment): Box {
  return stackBoxes(
    blocks.map((block) => makeBlock(block, room, moment)),
    GAP,
  );
}

function makeBlock(block: Block, room: Room, moment: Moment): Box {
  if (block.type === "header")
    return makeText([makeLine("title", unescapeSlack(block.text.text), { bold: true })], room);
  if (block.type === "divider") return makeRule(room);
  if (block.type === "section" && block.text !== undefined && isOnly(block, ["type", "text"]))
    return makeText(linesOf(block.text, "text", moment), room);
  if (block.type === "context") {
    return makeText(
      block.elements.flatMap((element) => contextLinesOf(element, moment)),
      room,
    );
  }
  if (block.type === "actions") {
    const elements = block.elements.map((element) => makeElement(element, room));
    return flowBoxes(elements, { maxWidth: room.maxWidth, gap: 8 });
  }
  throw new Error(`The picture cannot show the Slack block ${JSON.stringify(block)}.`);
}

function makeElement(element: types.ActionsBlockElement, room: Room): Box {
  if (element.type === "button") return makeButton(unescapeSlack(element.text.text), room);
  if (element.type === "overflow") return makeDots(room);
  if (element.type === "static_select" && element.placeholder !== undefined) {
    return makeSelect(unescapeSlack(element.placeholder.text), { ...room, maxWidth: MENU_WIDTH });
  }
  throw new Error(`The picture cannot show the Slack element ${JSON.stringify(element)}.`);
}

function contextLinesOf(element: types.ContextBlockElement, moment: Moment): readonly Line[] {
  if (element.type === "mrkdwn" || element.type === "plain_text") return linesOf(element, "small", moment);
  throw new Error(`The picture cannot show the Slack element ${JSON.stringify(element)}.`);
}

function linesOf(object: types.TextObject, style: LineStyle, moment: Moment): readonly Line[] {
  return object.type === "mrkdwn"
    ? parseSlackText(object.text, style, moment)
    : unescapeSlack(object.text)
        .split("\n")
        .map((line) => makeLine(style, line));
}

function isOnly(block: Block, fields: readonly string[]): boolean {
  return Object.keys(block).every((field) => fields.includes(field));
}
