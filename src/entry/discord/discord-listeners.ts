import type { AutocompleteInteraction, Client, ChatInputCommandInteraction, Interaction } from "discord.js";

import { parseActionId, type ActionId } from "../../dispatch/action-id.ts";
import type { Answer } from "../../dispatch/answer.ts";
import { renderDiscordAnswer, renderDiscordWaiting } from "../../dispatch/discord-answer.ts";
import { DISCORD_OPTION_TEXT, DISCORD_OPTIONS } from "../../dispatch/discord-limits.ts";
import { cutToLength } from "../../dispatch/cut-text.ts";
import { renderVisibleLine } from "../../dispatch/visible-line.ts";
import type { Log } from "../../shared/log.ts";
import { answerSafely } from "../commands/answer-safely.ts";
import type { Commands } from "../commands.ts";
import { makeDiscordAsker, mayWrite } from "./discord-asker.ts";
import { describeDiscordError } from "./discord-log.ts";
import { DiscordResponder, type Answerable } from "./discord-responder.ts";

export interface ListenerParts {
  readonly commands: Commands;
  readonly log: Log;
  /** Told of each answer that is being made, so that stopping can wait for it. */
  readonly track: (answering: Promise<void>) => void;
}

/** Joins commands, suggestions, buttons and menus to the core. Each is acknowledged at once. */
export function listenToPeople(client: Client, parts: ListenerParts): void {
  client.on("interactionCreate", (interaction) => parts.track(take(interaction, parts)));
}

async function take(interaction: Interaction, parts: ListenerParts): Promise<void> {
  if (interaction.isChatInputCommand()) return answerCommand(interaction, parts);
  if (interaction.isAutocomplete()) return suggest(interaction, parts);
  if (interaction.isButton()) return answerPress(interaction, { id: interaction.customId, parts });
  if (interaction.isStringSelectMenu()) return answerPress(interaction, { id: interaction.values[0] ?? "", parts });
}

/** `summary`, or `lede follow`. */
function nameOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction): string {
  const subcommand = interaction.options.getSubcommand(false);
  return subcommand === null ? interaction.commandName : `${interaction.commandName} ${subcommand}`;
}

async function answerCommand(interaction: ChatInputCommandInteraction, parts: ListenerParts): Promise<void> {
  const responder = new DiscordResponder(interaction, parts.log);
  const command = nameOf(interaction);
  const announced = responder.announce();
  let waiting: Promise<void> = Promise.resolve();
  const onWaiting = (line: string): void => void (waiting = sayWaiting(line, { announced, responder, parts }));
  const answering = answerSafely(
    async () =>
      parts.commands.run({ command, options: optionsOf(interaction), asker: makeDiscordAsker(interaction), onWaiting }),
    { what: `discord /${command}`, log: parts.log },
  );
  if (!(await announced)) {
    await answering;
    return;
  }
  const answer = await answering;
  // In this order, or the answer would be replaced by what was said before it.
  await waiting;
  await responder.showAsker(renderDiscordAnswer(answer, { sharedBy: null }));
}

interface Waiting {
  readonly announced: Promise<boolean>;
  readonly responder: DiscordResponder;
  readonly parts: ListenerParts;
}

/** Never fails: the answer, which comes next, matters more. */
async function sayWaiting(line: string, { announced, responder, parts }: Waiting): Promise<void> {
  try {
    if (await announced) await responder.showWaiting(renderDiscordWaiting(line));
  } catch (error) {
    parts.log.warn("A person on Discord was not told that it takes a while.", describeDiscordError(error));
  }
}

/** By their names; Lede's are texts, one and all. */
function optionsOf({ options }: ChatInputCommandInteraction): Readonly<Record<string, string>> {
  const given = options.data.flatMap((option) => option.options ?? [option]);
  return Object.fromEntries(given.flatMap(({ name, value }) => (typeof value === "string" ? [[name, value]] : [])));
}

interface Press {
  /** Of the button, or what was chosen in a menu. */
  readonly id: string;
  readonly parts: ListenerParts;
}

async function answerPress(interaction: Answerable, { id, parts }: Press): Promise<void> {
  const action = parseActionId(id);
  if (action?.action === "share") return share(interaction, { action, parts });
  const responder = new DiscordResponder(interaction, parts.log);
  const [isAnnounced, answer] = await Promise.all([
    responder.announce(),
    action === null ? OUTDATED : act(interaction, { action, parts }),
  ]);
  if (isAnnounced) await responder.showAsker(renderDiscordAnswer(answer, { sharedBy: null }));
}

interface Sharing {
  readonly action: ActionId;
  readonly parts: ListenerParts;
}

/** Puts in the channel what one person saw, and takes theirs away, so that it does not stand there twice. */
async function share(interaction: Answerable, { action, parts }: Sharing): Promise<void> {
  const responder = new DiscordResponder(interaction, parts.log);
  const [isAnnounced, answer] = await Promise.all([
    responder.announceElsewhere(),
    mayWrite(interaction) ? act(interaction, { action, parts }) : NOT_ALLOWED,
  ]);
  if (!isAnnounced) return;
  const tell = (notice: Answer) => responder.showAskerBehind(renderDiscordAnswer(notice, { sharedBy: null }));
  if (answer.kind === "notice") return tell(answer);
  const isShared = await responder.showEveryone(renderDiscordAnswer(answer, { sharedBy: nameOfPerson(interaction) }));
  await (isShared ? responder.removeOwn() : tell(NOT_SHARED));
}

async function act(interaction: Answerable, { action, parts }: Sharing): Promise<Answer> {
  return answerSafely(async () => parts.commands.act(action, makeDiscordAsker(interaction)), {
    what: `discord button ${action.action}`,
    log: parts.log,
  });
}

/** As the others in the channel know them. */
function nameOfPerson({ member, user }: Answerable): string {
  if (member === null) return user.displayName;
  return "displayName" in member ? member.displayName : (member.nick ?? user.displayName);
}

async function suggest(interaction: AutocompleteInteraction, { commands, log }: ListenerParts): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const command = nameOf(interaction);
  try {
    const typed = { command, option: name, text: value };
    const suggestions = await commands.suggest(typed, makeDiscordAsker(interaction));
    const choices = suggestions
      .filter((each) => each.value !== "" && each.value.length <= DISCORD_OPTION_TEXT)
      .map((each) => ({ name: cutToLength(renderVisibleLine(each.label), DISCORD_OPTION_TEXT), value: each.value }))
      .filter((each) => each.name !== "");
    await interaction.respond(choices.slice(0, DISCORD_OPTIONS));
  } catch (error) {
    // The person types on, and the next letter asks again.
    log.warn(`There are no suggestions for /${command}.`, describeDiscordError(error));
  }
}

const OUTDATED: Answer = {
  kind: "notice",
  tone: "info",
  lines: ["This is not one of Lede's buttons any more. Ask with /summary or /figures instead."],
};

const NOT_SHARED: Answer = {
  kind: "notice",
  tone: "failed",
  lines: ["Discord did not take it for the channel. If it is not there in a minute, share it again."],
};

const NOT_ALLOWED: Answer = {
  kind: "notice",
  tone: "refused",
  lines: ["You cannot write in this channel, so Lede does not write there for you."],
};
