/** Where articles come from. Feeds and pages join folders here. */
export type Source = FolderSource;

export interface FolderSource {
  readonly kind: "folder";
  /** Absolute. */
  readonly path: string;
  /** As a person typed it, for messages. */
  readonly name: string;
  /**
   * What the archive knows it by. An absolute path, so that two folders of one name stay apart; the samples that came
   * with Lede have a name of their own, the same on every machine.
   */
  readonly key: string;
}

/** What the store knows a source by. */
export function sourceKey({ kind, key }: Source): string {
  return `${kind}:${key}`;
}
