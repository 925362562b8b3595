import { messengerContract } from "../contracts/messenger-contract.ts";
import { makeFakeMessage, makeFakePlatform, makeOversizeMessage } from "../support/fake-platform.ts";

// The outbox is tested with this one: it must be like the real ones.
messengerContract("a platform in memory", {
  faults: [
    "lost-response",
    "server-error",
    "hang",
    "limited",
    "channel-gone",
    "removed",
    "forbidden",
    "login",
    "unreadable",
    "history-down",
  ],
  threads: true,
  open: async () => {
    const platform = makeFakePlatform();
    return {
      messenger: platform.messenger,
      to: "slack:C1",
      elsewhere: "slack:C2",
      message: makeFakeMessage,
      oversize: makeOversizeMessage,
      shown: async (channel) => platform.shown(channel),
      fail: (fault) => platform.fail(fault),
      recover: platform.recover,
      close: async () => platform.recover(),
    };
  },
});
