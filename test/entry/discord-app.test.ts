import { chatContract } from "../contracts/chat-contract.ts";
import { openDiscordPlace } from "../support/loopback-discord/discord-place.ts";

chatContract("Discord", openDiscordPlace);
