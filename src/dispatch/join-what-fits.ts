export interface JoinOptions {
  readonly separator: string;
  /** Of the result, in UTF-16 code units. */
  readonly maxLength: number;
  /** The last part in place of those that did not fit, told how many they are. */
  readonly renderMore: (more: number) => string;
}

/** The parts joined; where they are too long together, the first of them and how many more there are. */
export function joinWhatFits(parts: readonly string[], { separator, maxLength, renderMore }: JoinOptions): string {
  for (let kept = parts.length; kept > 0; kept -= 1) {
    const more = parts.length - kept;
    const joined = [...parts.slice(0, kept), ...(more === 0 ? [] : [renderMore(more)])].join(separator);
    if (joined.length <= maxLength) return joined;
  }
  return renderMore(parts.length);
}
