import { MessageFlags, Routes, type MessageComponentInteraction, type ChatInputCommandInteraction } from "discord.js";

import { parseDiscordFailure } from "../../dispatch/discord-failure.ts";
import type { DiscordBody } from "../../dispatch/discord-parts.ts";
import type { Log } from "../../shared/log.ts";
import { describeDiscordError } from "./discord-log.ts";

export type Answerable = ChatInputCommandInteraction | MessageComponentInteraction;

/** It was answered before: by another process, or by a try of ours whose answer was lost. */
const ALREADY_ACKNOWLEDGED = 40_060;

/** Answers one command or press. The token in it is good for 15 minutes, and needs no permission in the channel. */
export class DiscordResponder {
  readonly #interaction: Answerable;
  readonly #log: Log;
  #hasAnswered = false;

  constructor(interaction: Answerable, log: Log) {
    this.#interaction = interaction;
    this.#log = log;
  }

  /**
   * Says within Discord's three seconds that an answer comes, seen by the person alone. False where Discord does not
   * take it: then there is nobody to answer, or another process does.
   */
  async announce(): Promise<boolean> {
    return this.#acknowledge(() => this.#interaction.deferReply({ flags: MessageFlags.Ephemeral }));
  }

  /** The same for a press whose answer is not where the press is. */
  async announceElsewhere(): Promise<boolean> {
    const interaction = this.#interaction;
    if (interaction.isChatInputCommand()) throw new TypeError("A command has no message that it was pressed on.");
    return this.#acknowledge(() => interaction.deferUpdate());
  }

  /** Puts the messages in the place of what the person sees, the first for the announcement. */
  async showAsker(bodies: readonly DiscordBody[]): Promise<void> {
    for (const body of bodies) {
      if (this.#hasAnswered) await this.#follow({ ...body, flags: body.flags | MessageFlags.Ephemeral });
      else await this.#edit(body);
      this.#hasAnswered = true;
    }
  }

  /** Says in the place of the answer why it takes a while; the answer replaces it. */
  async showWaiting(body: DiscordBody): Promise<void> {
    await this.#edit(body);
  }

  /** Behind what the person sees; for them alone. */
  async showAskerBehind(bodies: readonly DiscordBody[]): Promise<void> {
    this.#hasAnswered = true;
    await this.showAsker(bodies);
  }

  /** False where Discord does not take it. Not tried twice, for it would stand there twice. */
  async showEveryone(bodies: readonly DiscordBody[]): Promise<boolean> {
    try {
      for (const body of bodies) await this.#follow(body);
      return true;
    } catch (error) {
      const { reason } = parseDiscordFailure(error);
      this.#log.warn("What a person shared was not taken.", { reason, ...describeDiscordError(error) });
      return false;
    }
  }

  /** Takes away what the person pressed on, where only they see it: else it would stand there twice for them. */
  async removeOwn(): Promise<void> {
    const interaction = this.#interaction;
    if (interaction.isChatInputCommand() || !interaction.message.flags.has(MessageFlags.Ephemeral)) return;
    const { client, applicationId, token } = interaction;
    await client.rest.delete(Routes.webhookMessage(applicationId, token), { auth: false });
  }

  async #acknowledge(acknowledge: () => Promise<unknown>): Promise<boolean> {
    for (const isLast of [false, true]) {
      try {
        await acknowledge();
        return true;
      } catch (error) {
        const failure = parseDiscordFailure(error);
        // The first try was taken, and only its answer lost.
        if (isLast && failure.kind === "refused" && failure.code === ALREADY_ACKNOWLEDGED) return true;
        if (failure.kind !== "unknown" || isLast) {
          const { reason } = failure;
          this.#log.warn("A person on Discord could not be answered in time.", {
            reason,
            ...describeDiscordError(error),
          });
          return false;
        }
      }
    }
    return false;
  }

  /** Tried twice: an edit made twice is one. */
  async #edit(body: DiscordBody): Promise<void> {
    const { client, applicationId, token } = this.#interaction;
    const edit = () => client.rest.patch(Routes.webhookMessage(applicationId, token), { body, auth: false });
    try {
      await edit();
    } catch (error) {
      if (parseDiscordFailure(error).kind !== "unknown") throw error;
      await edit();
    }
  }

  async #follow(body: Omit<DiscordBody, "flags"> & { readonly flags: number }): Promise<void> {
    const { client, applicationId, token } = this.#interaction;
    await client.rest.post(Routes.webhook(applicationId, token), { body, auth: false });
  }
}
