import {
  DISCORD_BUTTON_LABEL,
  DISCORD_BUTTON_URL,
  DISCORD_BUTTONS_IN_ROW,
  DISCORD_BYTES_PER_TEXT,
  DISCORD_BYTES_TOGETHER,
  DISCORD_COMPONENTS,
  DISCORD_CUSTOM_ID,
  DISCORD_OPTION_TEXT,
  DISCORD_OPTIONS,
  DISCORD_PLACEHOLDER,
  DISCORD_TEXT_TOGETHER,
} from "../../src/dispatch/discord-limits.ts";

const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const TEXT_DISPLAY = 10;
const LINK_STYLE = 5;

export type Component = Readonly<Record<string, unknown>>;

/** What Discord refuses in the components of a message, as sentences; empty for good ones. */
export function findComponentFaults(body: unknown): readonly string[] {
  const components = componentsOf(body);
  const texts = discordTextsOf(body);
  const ids = components.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...faultsIf(components.length > DISCORD_COMPONENTS, `${String(components.length)} components`),
    ...faultsIf(sum(texts.map((text) => text.length)) > DISCORD_TEXT_TOGETHER, "too many characters together"),
    ...faultsIf(new Set(ids).size < ids.length, "a custom_id stands twice"),
    ...components.flatMap(faultsOfComponent),
    ...texts.flatMap(faultsOfText),
  ];
}

/** Whether Discord would answer 500 to these components. Source: discord-api-docs#8554. */
export function isTooHeavy(body: unknown): boolean {
  const labels = componentsOf(body).flatMap(({ label }) => (typeof label === "string" ? [label] : []));
  const texts = [...discordTextsOf(body), ...labels];
  return sum(texts.map((text) => Buffer.byteLength(text) + DISCORD_BYTES_PER_TEXT)) > DISCORD_BYTES_TOGETHER;
}

/** The texts of a body, as Discord reads them. */
export function discordTextsOf(body: unknown): readonly string[] {
  return componentsOf(body).flatMap(({ content }) => (typeof content === "string" ? [content] : []));
}

/** The components of a body, those within others too, in order. */
export function componentsOf(parent: unknown): readonly Component[] {
  if (!isRecord(parent) || !Array.isArray(parent["components"])) return [];
  return parent["components"].filter(isRecord).flatMap((component) => [component].concat(componentsOf(component)));
}

function faultsOfComponent(component: Component): readonly string[] {
  switch (component["type"]) {
    case ACTION_ROW:
      return faultsOfRow(componentsOf(component));
    case BUTTON:
      return faultsOfButton(component);
    case STRING_SELECT:
      return faultsOfSelect(component);
    case TEXT_DISPLAY:
      return faultsIf(component["content"] === "", "an empty text");
    default:
      return [];
  }
}

/** Source: component reference, action row: up to five buttons, or one select menu. */
function faultsOfRow(inner: readonly Component[]): readonly string[] {
  const selects = inner.filter(({ type }) => type === STRING_SELECT).length;
  return [
    ...faultsIf(inner.length === 0 || inner.length > DISCORD_BUTTONS_IN_ROW, `a row of ${String(inner.length)}`),
    ...faultsIf(selects > 0 && inner.length > 1, "a menu that shares its row"),
  ];
}

function faultsOfButton({ style, label, url, custom_id: id }: Component): readonly string[] {
  const isLink = style === LINK_STYLE;
  return [
    ...faultsIf(!isText(label, DISCORD_BUTTON_LABEL), "a bad label"),
    ...faultsIf(isLink && (!isText(url, DISCORD_BUTTON_URL) || !/^https?:/u.test(url)), "a bad url"),
    ...faultsIf(!isLink && !isText(id, DISCORD_CUSTOM_ID), "a bad custom_id"),
    ...faultsIf(isLink ? id !== undefined : url !== undefined, "a button with both a url and a custom_id"),
  ];
}

function faultsOfSelect({ custom_id: id, options, placeholder }: Component): readonly string[] {
  const some = Array.isArray(options) ? options.filter(isRecord) : [];
  const values = some.map(({ value }) => value);
  return [
    ...faultsIf(!isText(id, DISCORD_CUSTOM_ID), "a bad custom_id"),
    ...faultsIf(some.length === 0 || some.length > DISCORD_OPTIONS, `${String(some.length)} options`),
    ...faultsIf(new Set(values).size < values.length, "an option's value stands twice"),
    ...faultsIf(placeholder !== undefined && !isText(placeholder, DISCORD_PLACEHOLDER), "a bad placeholder"),
    ...some.flatMap(({ label, value, description }) =>
      faultsIf(![label, value, description ?? "-"].every((text) => isText(text, DISCORD_OPTION_TEXT)), "a bad option"),
    ),
  ];
}

/** Discord's own marks that we mean, links and times, stand in the text too: all else that looks like one is a fault. */
function faultsOfText(text: string): readonly string[] {
  const others = text.replaceAll(/\]\(<https?:\/\/[^<>\s]+>\)|<t:\d+:R>/gu, "");
  return [
    ...faultsIf(/<(?:[@#:/]|a:|t:|id:)/iu.test(others), "a mention, emoji, command or time of an article's"),
    ...faultsIf(/@(?:everyone|here)/iu.test(others), "a call to everyone"),
    ...faultsIf(/(?<!\\):\/\//u.test(others), "an address that becomes a link"),
    ...faultsIf(!text.isWellFormed(), "half a surrogate pair"),
  ];
}

function isText(value: unknown, maxLength: number): value is string {
  return typeof value === "string" && value !== "" && value.length <= maxLength;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function faultsIf(fault: boolean, sentence: string): readonly string[] {
  return fault ? [sentence] : [];
}

export function isRecord(value: unknown): value is Component {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
