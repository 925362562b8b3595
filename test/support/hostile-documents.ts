/** Documents made to hang, crash or rob whoever parses them. Each is made when asked for: some are large. */
export interface HostileDocument {
  readonly name: string;
  readonly kind: "feed" | "page";
  readonly make: () => Uint8Array;
}

const utf8 = new TextEncoder();

function rss(items: string, doctype = ""): Uint8Array {
  return utf8.encode(
    `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`,
  );
}

function page(body: string): Uint8Array {
  return utf8.encode(`<!doctype html><html><body><article>${body}</article></body></html>`);
}

/** Each entity ten of the one before: ten of them are 10 GB. */
function billionLaughs(): Uint8Array {
  const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
  return rss("<item><title>&l10;</title></item>", `<!DOCTYPE rss [<!ENTITY l0 "laughs">${levels.join("")}]>`);
}

/** One long entity, many times: 50 KB × 50,000. */
function quadraticEntities(): Uint8Array {
  const doctype = `<!DOCTYPE rss [<!ENTITY long "${"x".repeat(50_000)}">]>`;
  return rss(`<item><title>${"&long;".repeat(50_000)}</title></item>`, doctype);
}

function outsideFile(): Uint8Array {
  return rss("<item><title>&file;</title></item>", '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>');
}

function outsideParameter(): Uint8Array {
  const doctype = '<!DOCTYPE rss [<!ENTITY % all SYSTEM "http://127.0.0.1:9/evil.dtd"> %all;]>';
  return rss("<item><title>x</title></item>", doctype);
}

function millionDeclarations(): Uint8Array {
  const declarations = Array.from({ length: 300_000 }, (_, i) => `<!ENTITY e${i} "x">`).join("");
  return rss("<item><title>&e1;</title></item>", `<!DOCTYPE rss [${declarations}]>`);
}

/** Each end tag looks for its start through all that is open: 10 ** 11 steps. */
function unmatchedEndTags(): Uint8Array {
  const html = "<i>".repeat(100_000) + "</b>".repeat(1_000_000);
  return rss(`<item><description><![CDATA[${html}]]></description></item>`);
}

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  { name: "billion laughs", kind: "feed", make: billionLaughs },
  { name: "quadratic entities", kind: "feed", make: quadraticEntities },
  {
    name: "a million entities",
    kind: "feed",
    make: () => rss(`<item><title>${"&eacute;".repeat(1_000_000)}</title></item>`),
  },
  { name: "300,000 entity declarations", kind: "feed", make: millionDeclarations },
  { name: "an entity that is a file (XXE)", kind: "feed", make: outsideFile },
  { name: "a parameter entity from the network (XXE)", kind: "feed", make: outsideParameter },
  { name: "1,000,000 nested elements", kind: "feed", make: () => rss("<a>".repeat(1_000_000)) },
  { name: "1,000,000 elements side by side", kind: "feed", make: () => rss("<a/>".repeat(1_000_000)) },
  { name: "200,000 attributes", kind: "feed", make: () => rss(`<item ${attributes(200_000)}/>`) },
  { name: "a million end tags for 100,000 elements, in HTML", kind: "feed", make: unmatchedEndTags },
  { name: "JSON nested 5,000,000 deep", kind: "feed", make: () => utf8.encode("[".repeat(5_000_000)) },
  {
    name: "JSON of 3,000,000 objects",
    kind: "feed",
    make: () => utf8.encode(`{"items":[${"{},".repeat(3_000_000)}{}]}`),
  },
  { name: "200 MB", kind: "feed", make: () => new Uint8Array(200_000_000).fill(0x20) },
  { name: "200 MB (page)", kind: "page", make: () => new Uint8Array(200_000_000).fill(0x20) },
  { name: "100,000 nested divs (page)", kind: "page", make: () => page("<div>".repeat(100_000)) },
  { name: "200,000 attributes (page)", kind: "page", make: () => page(`<p ${attributes(200_000)}>x</p>`) },
  { name: "1,000,000 elements side by side (page)", kind: "page", make: () => page("<b>x</b>".repeat(500_000)) },
];

function attributes(count: number): string {
  return Array.from({ length: count }, (_, i) => `a${i}="x"`).join(" ");
}
