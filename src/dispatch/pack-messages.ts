/**
 * Parts in as few messages as they fit in, in order, each part whole. `fits` says whether these parts can travel in one
 * message; a part that does not even fit alone is the renderer's mistake, and throws.
 */
export function packMessages<Part>(
  parts: readonly Part[],
  fits: (parts: readonly Part[], message: number) => boolean,
): readonly (readonly Part[])[] {
  const messages: Part[][] = [];
  for (const part of parts) {
    const last = messages.at(-1);
    if (last !== undefined && fits([...last, part], messages.length - 1)) {
      last.push(part);
      continue;
    }
    if (!fits([part], messages.length)) throw new Error("A part of a message is larger than a message may be.");
    messages.push([part]);
  }
  return messages;
}
