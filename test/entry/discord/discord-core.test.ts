import { chatCoreContract } from "../../contracts/chat-core-contract.ts";
import { openDiscordPlace } from "../../support/loopback-discord/discord-place.ts";

chatCoreContract("Discord", (commands) => openDiscordPlace(commands));
