import { openStore } from "../../src/store/store.ts";
import { idsIn, makeArticles, makeCondensed, makeDigest, seen, team } from "./make-news.ts";

/** A process of Lede, started by a test with the folder of a store and a name of its own. */

/** What it tells the test: each only after the store has acknowledged it. */
export type StoreReport =
  | { readonly kind: "ready" }
  | { readonly kind: "saved"; readonly ids: readonly string[] }
  | { readonly kind: "composed"; readonly ids: readonly string[] }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "done" };

const [folder = "", name = ""] = process.argv.slice(2);
const rounds = 8;
const articlesPerRound = 5;

// All of them begin in the same moment, when the test says so.
process.once("message", () => {
  work().then(
    () => report({ kind: "done" }),
    (error: unknown) => report({ kind: "failed", reason: String(error) }),
  );
});
report({ kind: "ready" });

async function work(): Promise<void> {
  const store = await openStore(folder);
  for (let round = 0; round < rounds; round += 1) {
    // Some that only this process finds, and some that all of them find.
    const articles = [
      ...makeArticles(`${name}-${round}`, articlesPerRound),
      ...makeArticles(`shared-${round}`, articlesPerRound),
    ];
    await store.saveArticles(articles, seen);
    report({ kind: "saved", ids: articles.map(({ id }) => id) });
    await store.saveCondensed((await store.uncondensed(1, { limit: 100 })).map(makeCondensed), 1);
    const digest = await store.composeOnce(team, ({ candidates }) => makeDigest(candidates));
    report({ kind: "composed", ids: idsIn(digest) });
  }
  await store.close();
}

function report(message: StoreReport): void {
  process.send?.(message);
}
