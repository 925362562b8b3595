import { faultsIf, isRecord } from "../find-component-faults.ts";
import { apiError } from "./api-error.ts";
import { faultsBySchema } from "./schemas.ts";
import type { Json } from "./world.ts";

const SUBCOMMAND = 1;
const STRING = 3;
/** Source: application commands, "Application Command Naming". */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
/** Characters of names, descriptions and values of one command. Source: application commands, 8,000. */
const COMMAND_TOGETHER = 8_000;
const OPTIONS = 25;
/** Source: application commands, global slash commands of an application. */
const COMMANDS = 100;

/** @throws ApiError 50035 with what is wrong with a list of commands. */
export function checkCommands(body: unknown): readonly Json[] {
  if (!Array.isArray(body)) throw apiError("invalid form", ["the body is no list"]);
  const commands = body.filter(isRecord);
  const names = commands.map(({ name }) => name);
  const faults = [
    ...faultsIf(commands.length < body.length, "a command is no object"),
    ...faultsIf(commands.length > COMMANDS, "too many commands"),
    ...faultsIf(new Set(names).size < names.length, "a name stands twice"),
    ...commands.flatMap(faultsOfCommand),
  ];
  if (faults.length > 0) throw apiError("invalid form", faults);
  return commands;
}

function faultsOfCommand(command: Json): readonly string[] {
  return [
    ...faultsBySchema("ApplicationCommandUpdateRequest", command),
    ...faultsIf(lengthOf(command) > COMMAND_TOGETHER, `${String(command["name"])} is too long in all`),
    ...faultsOfNamed(command),
  ];
}

function faultsOfNamed(named: Json): readonly string[] {
  const { name, description } = named;
  const options = Array.isArray(named["options"]) ? named["options"].filter(isRecord) : [];
  const required = options.map((option) => option["required"] === true);
  const groups = options.filter(({ type }) => type === SUBCOMMAND).length;
  return [
    ...faultsIf(
      typeof name !== "string" || !NAME.test(name) || name !== name.toLowerCase(),
      `the name ${String(name)}`,
    ),
    ...faultsIf(
      typeof description !== "string" || description.length < 1 || description.length > 100,
      `the description of ${String(name)}`,
    ),
    ...faultsIf(options.length > OPTIONS, `${String(name)} has too many options`),
    ...faultsIf(
      required.lastIndexOf(true) > required.indexOf(false) && required.includes(false),
      "required after optional",
    ),
    ...faultsIf(groups > 0 && groups < options.length, `${String(name)} mixes subcommands and options`),
    ...faultsIf(
      new Set(options.map((option) => option["name"])).size < options.length,
      "an option's name stands twice",
    ),
    ...options.flatMap(faultsOfOption),
  ];
}

function faultsOfOption(option: Json): readonly string[] {
  const choices = Array.isArray(option["choices"]) ? option["choices"] : [];
  return [
    ...faultsOfNamed(option),
    ...faultsIf(option["type"] !== SUBCOMMAND && option["type"] !== STRING, "a type of option that Lede does not use"),
    ...faultsIf(choices.length > 0 && option["autocomplete"] === true, "choices and autocomplete together"),
    ...faultsIf(choices.length > OPTIONS, "too many choices"),
  ];
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + lengthOf(each), 0);
  if (!isRecord(value)) return 0;
  const own = [value["name"], value["description"], value["value"]].filter((text) => typeof text === "string");
  return own.join("").length + lengthOf(value["options"]) + lengthOf(value["choices"]);
}
