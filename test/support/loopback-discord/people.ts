import { componentsOf, isRecord } from "../find-component-faults.ts";
import { Exchange } from "./exchange.ts";
import type { Gateway } from "./gateway.ts";
import { renderAppPermissions, renderInteractionChannel, renderMember, renderMessage, renderUser } from "./payloads.ts";
import { PERMISSIONS } from "./permissions.ts";
import type { Channel, Json, Message, User, World } from "./world.ts";

const COMMAND = 2;
const CLICK = 3;
const SUGGESTING = 4;
const SUBCOMMAND = 1;
const STRING = 3;
const BUTTON = 2;
const SELECT = 3;
/** What everybody may: see, write, use commands. */
const EVERYBODY = PERMISSIONS.VIEW_CHANNEL | PERMISSIONS.SEND_MESSAGES | (1n << 31n);

/** Somebody at a client, somewhere. */
export interface Place {
  readonly channel: Channel;
  readonly user?: User;
  /** Further permissions of the person; none unless said. */
  readonly may?: bigint;
  /** What is taken from what everybody may. */
  readonly mayNot?: bigint;
  /** The app was installed by the person for themselves, and is no member of the guild. */
  readonly ownInstall?: boolean;
}

export interface CommandOptions extends Place {
  /** By name. Only what is registered can be called. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface SuggestOptions extends Place {
  readonly option: string;
  readonly text: string;
}

/** The people of the loopback Discord: they call commands, type, click and choose. */
export class People {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #exchanges: Map<string, Exchange>;
  readonly #somebody: User;

  constructor(world: World, gateway: Gateway, exchanges: Map<string, Exchange>) {
    this.#world = world;
    this.#gateway = gateway;
    this.#exchanges = exchanges;
    this.#somebody = this.makeUser("Test User");
  }

  makeUser(name: string): User {
    return { id: this.#world.makeId(), username: name.toLowerCase().replaceAll(/\W/gu, ""), name, bot: false };
  }

  /** `/summary about:solar`, or `/lede follow link:…` as `lede follow`. */
  call(words: string, { options = {}, ...place }: CommandOptions): Exchange {
    const given = Object.entries(options).map(([name, value]) => ({ type: STRING, name, value }));
    return this.#ask(COMMAND, place, { data: this.#commandData(words, given) });
  }

  /** What is suggested while an option is typed. */
  suggest(words: string, { option, text, ...place }: SuggestOptions): Exchange {
    const typed = [{ type: STRING, name: option, value: text, focused: true }];
    return this.#ask(SUGGESTING, place, { data: this.#commandData(words, typed) });
  }

  /** Presses the button with this label; of several the one with this number, from 0. */
  press(
    message: Message,
    label: string,
    { nth = 0, ...place }: Partial<Place> & { readonly nth?: number } = {},
  ): Exchange {
    const buttons = componentsOf(message).filter(
      (each) => each["type"] === BUTTON && each["label"] === label && each["disabled"] !== true,
    );
    const button = buttons[nth];
    if (typeof button?.["custom_id"] !== "string") throw new Error(`There is no button ${label} to press.`);
    const data = { component_type: BUTTON, custom_id: button["custom_id"], id: button["id"] };
    return this.#ask(CLICK, { channel: message.channel, ...place }, { data, on: message });
  }

  /** Chooses the option whose label begins like this. */
  choose(message: Message, label: string, place: Partial<Place> = {}): Exchange {
    const menus = componentsOf(message).filter((each) => each["type"] === SELECT);
    for (const menu of menus) {
      const options = Array.isArray(menu["options"]) ? menu["options"].filter(isRecord) : [];
      const option = options.find((each) => String(each["label"]).startsWith(label));
      if (option === undefined) continue;
      const { custom_id: id, id: number } = menu;
      const data = { component_type: SELECT, custom_id: id, id: number, values: [option["value"]] };
      return this.#ask(CLICK, { channel: message.channel, ...place }, { data, on: message });
    }
    throw new Error(`There is no option ${label} to choose.`);
  }

  /** Sends a recorded interaction as it is, answerable under its own token. */
  replay(payload: Json, channel: Channel): Exchange {
    const type = Number(payload["type"]);
    return this.#send({ payload, channel, type, user: this.#somebody, on: null });
  }

  #commandData(words: string, options: readonly Json[]): Json {
    const [name = "", subcommand] = words.split(" ");
    const command = this.#world.commands.find((each) => each.name === name);
    if (command === undefined) throw new Error(`/${name} is not registered.`);
    const known = Array.isArray(command["options"]) ? command["options"].filter(isRecord) : [];
    const inner = subcommand === undefined ? command : known.find((each) => each["name"] === subcommand);
    if (inner === undefined) throw new Error(`/${words} is not registered.`);
    const declared = Array.isArray(inner["options"]) ? inner["options"].filter(isRecord) : [];
    for (const { name: option, focused } of options) {
      const found = declared.find((each) => each["name"] === option);
      if (found === undefined) throw new Error(`/${words} has no option ${String(option)}.`);
      if (focused === true && found["autocomplete"] !== true) throw new Error(`${String(option)} has no suggestions.`);
    }
    const nested = subcommand === undefined ? options : [{ type: SUBCOMMAND, name: subcommand, options }];
    return { id: command.id, name, type: 1, ...(nested.length === 0 ? {} : { options: nested }) };
  }

  #ask(
    type: number,
    place: Place,
    { data, on = null }: { readonly data: Json; readonly on?: Message | null },
  ): Exchange {
    const { channel, user = this.#somebody, may = 0n, mayNot = 0n, ownInstall = false } = place;
    const { guild } = channel;
    const permissions = (EVERYBODY & ~mayNot) | may;
    const id = this.#world.makeId();
    const payload: Json = {
      id,
      application_id: this.#world.bot.id,
      type,
      token: `loopback-${id}`,
      version: 1,
      app_permissions: ownInstall ? String(EVERYBODY) : renderAppPermissions(channel, this.#world),
      attachment_size_limit: 10_485_760,
      authorizing_integration_owners: ownInstall ? { 1: user.id } : guild === null ? { 0: "0" } : { 0: guild.id },
      channel: renderInteractionChannel(channel, { permissions }),
      channel_id: channel.id,
      context: guild === null ? 1 : 0,
      data,
      entitlement_sku_ids: [],
      entitlements: [],
      locale: "en-US",
      ...(guild === null
        ? { user: renderUser(user) }
        : {
            guild: { id: guild.id, features: [], locale: "en-US" },
            guild_id: guild.id,
            guild_locale: "en-US",
            member: { ...renderMember(user, []), permissions: String(permissions) },
          }),
      ...(on === null ? {} : { message: renderMessage(on, this.#world) }),
    };
    return this.#send({ payload, channel, type, user, on });
  }

  #send(parts: Pick<Exchange, "payload" | "channel" | "type" | "user" | "on">): Exchange {
    const { payload, channel } = parts;
    const exchange = new Exchange({ ...parts, id: String(payload["id"]), token: String(payload["token"]) });
    this.#exchanges.set(exchange.token, exchange);
    this.#gateway.dispatch("INTERACTION_CREATE", payload, channel.guild);
    return exchange;
  }
}
