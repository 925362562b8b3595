/**
 * A document with new content between `<!-- <name> -->` and `<!-- /<name> -->`, the rest as it was.
 * @throws Error where it has no such place, or more than one.
 */
export function replaceBlock(document: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const parts = document.split(open);
  const [before, after] = parts;
  const end = after?.indexOf(close) ?? -1;
  if (parts.length !== 2 || before === undefined || after === undefined || end < 0) {
    throw new Error(`RESULTS.md has not one place for "${name}". Put ${open} and ${close} where its results belong.`);
  }
  return `${before}${open}\n${content.trim()}\n${after.slice(end)}`;
}
