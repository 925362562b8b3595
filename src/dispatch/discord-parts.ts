import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIButtonComponentWithCustomId,
  APIButtonComponentWithURL,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APISelectMenuOption,
  APITextDisplayComponent,
} from "discord.js";

import type { ArticleReference } from "../digest/digest.ts";
import { ACTION_WORDS } from "./action-words.ts";
import { cutText, cutToLength } from "./cut-text.ts";
import { renderKeyedId } from "./discord-key.ts";
import {
  DISCORD_BUTTON_URL,
  DISCORD_BYTES_PER_TEXT,
  DISCORD_BYTES_TOGETHER,
  DISCORD_COMPONENTS,
  DISCORD_COMPONENTS_V2,
  DISCORD_OPTION_TEXT,
  DISCORD_OPTIONS,
  DISCORD_TEXT_TOGETHER,
} from "./discord-limits.ts";
import { escapeDiscord } from "./escape-discord.ts";
import { renderVisibleLine } from "./visible-line.ts";
import { parseWebLink } from "./web-link.ts";

/** A message that is made of components, as Discord takes it in a post, an edit and an answer. */
export interface DiscordBody {
  readonly flags: typeof DISCORD_COMPONENTS_V2;
  readonly components: readonly [APIContainerComponent];
  readonly allowed_mentions: { readonly parse: readonly [] };
}

// Numbers and not the enums of discord.js: those would load all of it (a quarter of a second) to draw a preview. The
// compiler still holds each number to its enum.
/* oxlint-disable typescript/no-unsafe-enum-assignment, typescript/no-unsafe-enum-comparison */
const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const TEXT_DISPLAY = 10;
const SEPARATOR = 14;
const CONTAINER = 17;
const GREY_STYLE = 2;
const LINK_STYLE = 5;

/** The line at the side of a container: a calm blue, RGB. */
export const ACCENT = 0x3b_6e_a8;

/** The id of every menu: what is chosen carries the action. */
const MENU_ID = "lede:menu";

export function composeBody(components: readonly APIComponentInContainer[], accent = ACCENT): DiscordBody {
  return {
    flags: DISCORD_COMPONENTS_V2,
    components: [{ type: CONTAINER, accent_color: accent, components: [...components] }],
    allowed_mentions: { parse: [] },
  };
}

/** Whether the components can stand together in one container of one message. */
export function fitsMessage(components: readonly APIComponentInContainer[]): boolean {
  const texts = components.flatMap((each) => (each.type === TEXT_DISPLAY ? [each.content] : []));
  const inner = components.flatMap((each) => (each.type === ACTION_ROW ? each.components : []));
  // Whether Discord counts what stands on buttons and in menus is not documented.
  const weighed = [...texts, ...inner.flatMap(wordsOf)];
  return (
    1 + components.length + inner.length <= DISCORD_COMPONENTS &&
    sum(texts.map((each) => each.length)) <= DISCORD_TEXT_TOGETHER &&
    sum(weighed.map((each) => Buffer.byteLength(each) + DISCORD_BYTES_PER_TEXT)) <= DISCORD_BYTES_TOGETHER
  );
}

function wordsOf(component: APIComponentInMessageActionRow): readonly string[] {
  if (component.type === BUTTON) return "label" in component && component.label !== undefined ? [component.label] : [];
  if (component.type !== STRING_SELECT) return [];
  return [component.placeholder ?? "", component.options.map(({ label }) => label).join("")];
}

export function makeText(content: string): APITextDisplayComponent {
  return { type: TEXT_DISPLAY, content };
}

export function makeSeparator(): APIComponentInContainer {
  return { type: SEPARATOR, divider: true, spacing: 1 };
}

/** None where there is no button to stand in it. */
export function makeRow(buttons: readonly (APIButtonComponent | null)[]): readonly APIComponentInContainer[] {
  const components = buttons.filter((button) => button !== null);
  return components.length === 0 ? [] : [{ type: ACTION_ROW, components }];
}

export function makeButton(label: string, id: string): APIButtonComponentWithCustomId {
  return { type: BUTTON, style: GREY_STYLE, label, custom_id: id };
}

/** Null for an article that is a file, and where its address is longer than a button takes. */
export function makeLinkButton({ link }: ArticleReference): APIButtonComponentWithURL | null {
  const url = parseWebLink(link, DISCORD_BUTTON_URL);
  return url === null ? null : { type: BUTTON, style: LINK_STYLE, label: ACTION_WORDS.source, url };
}

/** By its key history has a message that has no story, and so no button of its own. */
export function makeHelpRow(key: string): readonly APIComponentInContainer[] {
  return makeRow([makeButton(ACTION_WORDS.help, renderKeyedId({ action: "help", subject: "lede" }, key))]);
}

export interface MenuOption {
  readonly label: string;
  /** What choosing it does: a rendered `ActionId`. */
  readonly value: string;
}

/** A menu of what can be done, each thing once; none where there is nothing to do. */
export function makeMenu(
  placeholder: string,
  options: readonly MenuOption[],
): readonly APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const byValue = new Map(options.map((option) => [option.value, option]));
  const shown = [...byValue.values()].slice(0, DISCORD_OPTIONS).map(({ label, value }): APISelectMenuOption => ({
    label: cutToLength(renderVisibleLine(label), DISCORD_OPTION_TEXT) || "…",
    value,
  }));
  if (shown.length === 0) return [];
  return [{ type: ACTION_ROW, components: [{ type: STRING_SELECT, custom_id: MENU_ID, placeholder, options: shown }] }];
}

/** Whether the components hold something by which a press comes back to us. */
export function hasOwnId(components: readonly APIComponentInContainer[]): boolean {
  return components.some(
    (each) =>
      each.type === ACTION_ROW && each.components.some((inner) => "custom_id" in inner && inner.type === BUTTON),
  );
}

/** Words of an article, cut to so many characters as they are sent. */
export function cutEscaped(words: string, maxLength: number): string {
  return escapeDiscord(cutText(renderVisibleLine(words), (candidate) => escapeDiscord(candidate).length <= maxLength));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
