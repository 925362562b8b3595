import { isBlock, type PageElement, type PageNode } from "./page-tree.ts";

/** A stretch of text that stands on lines of its own. */
export interface Block {
  /** White space folded; a line break is one that the page asks for. */
  readonly text: string;
  /** Characters of it that are links. */
  readonly linked: number;
  /** The innermost block that it stands in. */
  readonly element: PageElement;
}

/** The text of a tree as a reader sees it, block by block; what `isPassedOver` says is left out with all it holds. */
export function readBlocks(root: PageElement, isPassedOver: (element: PageElement) => boolean): readonly Block[] {
  const blocks: Block[] = [];
  let element = root;
  let text = "";
  let linked = 0;
  const end = (): void => {
    const lines = text.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim());
    const whole = lines.filter((line) => line !== "").join("\n");
    if (whole !== "") blocks.push({ text: whole, linked: Math.min(linked, whole.length), element });
    text = "";
    linked = 0;
  };
  const read = (node: PageNode, isLinked: boolean): void => {
    if (typeof node === "string") {
      const words = node.replaceAll(/[\n\r]/g, " ");
      text += words;
      if (isLinked) linked += words.trim().length;
      return;
    }
    if (isPassedOver(node)) return;
    if (node.name === "br") {
      text += "\n";
      return;
    }
    const around = element;
    const isOwnLine = isBlock(node);
    if (isOwnLine) {
      end();
      element = node;
    }
    for (const child of node.children) read(child, isLinked || node.name === "a");
    if (isOwnLine) {
      end();
      element = around;
    }
  };
  read(root, false);
  end();
  return blocks;
}
