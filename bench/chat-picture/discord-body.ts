import {
  ButtonStyle,
  ComponentType,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
} from "discord.js";

import type { DiscordBody } from "../../src/dispatch/discord-parts.ts";
import { drawRectangle, flowBoxes, padBox, stackBoxes, type Box } from "./box.ts";
import type { Moment } from "./line.ts";
import { parseDiscordText } from "./parse-discord-text.ts";
import { draws, makeButton, makeRule, makeSelect, makeText, type Room } from "./pieces.ts";

const GAP = 8;
const PADDING = 14;
const ACCENT_WIDTH = 4;
const CONTAINER = "#26282c";

/**
 * A Discord message's container: its accent at the side, its components one below the other.
 * @throws Error for a component that this does not know: the picture would leave it out.
 */
export function makeDiscordBody(
  { components: [container] }: Pick<DiscordBody, "components">,
  room: Room,
  moment: Moment,
): Box {
  const inner = { ...room, maxWidth: room.maxWidth - ACCENT_WIDTH - 2 * PADDING };
  const components = container.components.map((component) => makeComponent(component, inner, moment));
  const padding = { top: PADDING, right: PADDING, bottom: PADDING, left: ACCENT_WIDTH + PADDING };
  const padded = padBox(stackBoxes(components, GAP), padding);
  const box = { ...padded, width: room.maxWidth };
  const accent = `#${(container.accent_color ?? 0).toString(16).padStart(6, "0")}`;
  return draws(box, ({ x, y }) => [
    drawRectangle({ x, y }, box, { fill: accent, radius: 8 }),
    drawRectangle(
      { x: x + ACCENT_WIDTH, y },
      { width: box.width - ACCENT_WIDTH, height: box.height },
      {
        fill: CONTAINER,
        radius: 6,
      },
    ),
  ]);
}

function makeComponent(component: APIComponentInContainer, room: Room, moment: Moment): Box {
  if (component.type === ComponentType.TextDisplay) return makeText(parseDiscordText(component.content, moment), room);
  if (component.type === ComponentType.Separator) return makeRule(room);
  if (component.type === ComponentType.ActionRow) {
    const elements = component.components.map((element) => makeElement(element, room));
    return flowBoxes(elements, { maxWidth: room.maxWidth, gap: 8 });
  }
  throw new Error(`The picture cannot show the Discord component ${JSON.stringify(component)}.`);
}

function makeElement(element: APIComponentInMessageActionRow, room: Room): Box {
  if (element.type === ComponentType.StringSelect && element.placeholder !== undefined) {
    return makeSelect(element.placeholder, room);
  }
  if (element.type === ComponentType.Button && "label" in element && element.label !== undefined) {
    if (element.style === ButtonStyle.Secondary) return makeButton(element.label, room);
    if (element.style === ButtonStyle.Link) return makeButton(element.label, room, true);
  }
  throw new Error(`The picture cannot show the Discord element ${JSON.stringify(element)}.`);
}
