import { LedeError } from "../../src/shared/errors.ts";
import { openStore } from "../../src/store/store.ts";
import { makeArticles, seen } from "./make-news.ts";

/** Run by a test under a limit: saves more than fits, and prints how that failed and what was kept. */
const store = await openStore(process.argv[2] ?? "");
try {
  await store.saveArticles(makeArticles("many", 5000), seen);
} catch (error) {
  if (!(error instanceof LedeError)) throw error;
  const kept = (await store.uncondensed(1, { limit: 5000 })).length;
  process.stdout.write(JSON.stringify({ code: error.code, message: error.message, kept }));
}
