import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document, type YAMLError } from "yaml";

export type YamlPath = readonly PropertyKey[];

/** A YAML document that knows on which line each of its values stands. */
export interface LocatedYaml {
  readonly kind: "yaml";
  /** Plain JavaScript. */
  readonly value: unknown;
  /** The line (from 1) of the value at the path, or of the nearest above it; with `key`, of that key of the value. */
  lineOf(path: YamlPath, key?: string): number;
}

export interface BrokenYaml {
  readonly kind: "broken";
  readonly line: number;
  readonly cause: YAMLError;
}

export function parseLocatedYaml(content: string): LocatedYaml | BrokenYaml {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, logLevel: "error" });
  const [broken] = document.errors;
  if (broken !== undefined) return { kind: "broken", line: lines.linePos(broken.pos[0]).line, cause: broken };
  return {
    kind: "yaml",
    value: document.toJS(),
    lineOf: (path, key) => Math.max(1, lines.linePos(offsetOf(document, path, key)).line),
  };
}

function offsetOf(document: Document, path: YamlPath, key: string | undefined): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (length === path.length && key !== undefined && isMap(node)) {
      const named = node.items.map((pair) => pair.key).find((each) => isScalar(each) && each.value === key);
      if (isScalar(named)) return named.range?.[0] ?? 0;
    }
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return 0;
}
