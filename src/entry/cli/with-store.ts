import { openStore, type Store, type StoreOptions } from "../../store/store.ts";
import type { CliContext } from "./cli-context.ts";

/** Hands over the store, and closes it whatever happens. */
export async function withStore(
  context: CliContext,
  work: (store: Store) => Promise<void>,
  options: StoreOptions = {},
): Promise<void> {
  const { store: location } = await context.settings();
  const store = await openStore(location, options);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
