import { openStore, type Store } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";

/** Hands over the store, and closes it whatever happens. */
export async function withStore(context: CliContext, work: (store: Store) => Promise<void>): Promise<void> {
  const { store: location } = await context.settings();
  const store = await openStore(location);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
