import { COMMANDS, LEDE, type CommandCall, type CommandDeclaration } from "../commands.ts";

/** Characters of what is typed behind a command that are read: an address may be long, an essay is no question. */
export const MAX_TYPED = 2_000;

/** What was typed, without who typed it. */
export type TypedCommand = Pick<CommandCall, "command" | "options">;

/**
 * What a person typed behind a Slack command, where options have no names: `/lede schedule 08:00 mon-fri` →
 * `lede schedule` with `time` and `days`. The last option takes the rest of the line; `/lede` alone, and a word that
 * is none of ours, ask for help.
 */
export function parseCommandText(name: string, text: string): TypedCommand {
  const typed = text.slice(0, MAX_TYPED).trim();
  const alone = COMMANDS.find((command) => command.name === name);
  if (alone !== undefined) return { command: name, options: parseOptions(alone, typed) };
  const [word = ""] = typed.split(/\s/, 1);
  const subcommand = LEDE.subcommands.find((command) => command.name === word.toLowerCase());
  if (subcommand === undefined) return { command: "lede help", options: {} };
  return { command: `lede ${subcommand.name}`, options: parseOptions(subcommand, typed.slice(word.length).trim()) };
}

function parseOptions({ options }: CommandDeclaration, typed: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let rest = typed;
  for (const [index, { name }] of options.entries()) {
    if (rest === "") break;
    const isLast = index === options.length - 1;
    const value = isLast ? rest : (/^\S+/.exec(rest)?.[0] ?? "");
    values[name] = value;
    rest = rest.slice(value.length).trim();
  }
  return values;
}
