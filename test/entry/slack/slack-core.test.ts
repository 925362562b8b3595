import { chatCoreContract } from "../../contracts/chat-core-contract.ts";
import { openSlackPlace } from "../../support/loopback-slack/slack-place.ts";

chatCoreContract("Slack", openSlackPlace);
