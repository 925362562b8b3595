/** Where articles come from. Feeds and pages join folders here. */
export type Source = FolderSource;

export interface FolderSource {
  readonly kind: "folder";
  /** Absolute. */
  readonly path: string;
  /** As a person typed it, for messages. */
  readonly name: string;
}

/** What the store knows a source by. */
export function sourceKey(source: Source): string {
  return `${source.kind}:${source.path}`;
}
