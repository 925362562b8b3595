const TAG = /<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gu;
const ATTRIBUTE = /\s([\w:-]+)="([^"]*)"/gu;
const BARE = /[<>]|&(?!(?:amp|lt|gt|quot);)/u;
/** Source: XML 1.0, production 2, "Char". */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** What keeps a document from being well-formed XML, of the kind that our pictures are: elements, attributes, text. */
export function findXmlFaults(xml: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const match of xml.matchAll(TAG)) {
    const [tag, closing, name = "", attributes = "", empty] = match;
    faults.push(...findTextFaults(xml.slice(end, match.index)));
    end = match.index + tag.length;
    if (open.length === 0 && match.index > 0) faults.push(`<${name}> stands outside the root`);
    if (closing === "/" && open.pop() !== name) faults.push(`</${name}> closes another element`);
    if (closing === "" && empty === "") open.push(name);
    const given = [...attributes.matchAll(ATTRIBUTE)];
    if (new Set(given.map(([, key]) => key)).size < given.length) faults.push(`${tag} names an attribute twice`);
    faults.push(...given.flatMap(([, , value = ""]) => findTextFaults(value)));
  }
  faults.push(...findTextFaults(xml.slice(end)), ...open.map((name) => `<${name}> is not closed`));
  return faults;
}

function findTextFaults(text: string): readonly string[] {
  return [BARE, FORBIDDEN].flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${JSON.stringify(found[0])} in ${JSON.stringify(text)}`];
  });
}
