import { chatContract } from "../contracts/chat-contract.ts";
import { openSlackPlace } from "../support/loopback-slack/slack-place.ts";

chatContract("Slack, over sockets", openSlackPlace);
