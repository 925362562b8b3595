import {
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";

import { COMMANDS, LEDE, type CommandDeclaration } from "../commands.ts";
import { MAX_TYPED } from "../commands/parse-command-text.ts";

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Who only reads may do so everywhere, also with an app of their own. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
} satisfies Partial<Body>;
/** What manages a channel needs one that Lede can post in later: an app of a person's own cannot. */
const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
} satisfies Partial<Body>;

/** The commands as Discord is told them. Who may use them is checked in code, at each call. */
export function renderDiscordCommands(): readonly Body[] {
  return [
    ...COMMANDS.map((command) => ({ ...renderNamed(command), ...EVERYWHERE, options: renderOptions(command) })),
    {
      ...renderNamed(LEDE),
      ...IN_SERVERS,
      options: LEDE.subcommands.map((command) => ({
        ...renderNamed(command),
        type: ApplicationCommandOptionType.Subcommand,
        options: renderOptions(command),
      })),
    },
  ];
}

/** What of a command people see or Lede relies on: the rest Discord fills in. */
export function renderEssence(commands: unknown): string {
  return JSON.stringify(keepEssence(commands));
}

const ESSENTIAL: ReadonlySet<string> = new Set([
  "name",
  "description",
  "options",
  "required",
  "autocomplete",
  "integration_types",
  "contexts",
  "max_length",
]);

/** In an order of its own, and without what is false or empty, which Discord leaves out as it likes. */
function keepEssence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keepEssence).toSorted(byName);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, each]) => ESSENTIAL.has(key) && each !== false && !(Array.isArray(each) && each.length === 0),
  );
  return kept.map(([key, each]) => [key, keepEssence(each)]).toSorted(byName);
}

function byName(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function renderNamed({ name, description }: { readonly name: string; readonly description: string }) {
  return { name, description };
}

function renderOptions({ options }: CommandDeclaration): APIApplicationCommandBasicOption[] {
  return options.map(({ name, description, required, suggests }) => ({
    ...renderNamed({ name, description }),
    type: ApplicationCommandOptionType.String,
    required,
    autocomplete: suggests,
    max_length: MAX_TYPED,
  }));
}
