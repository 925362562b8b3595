import type { FeedPerson } from "./parsed-feed.ts";
import { childElements, textOf, type XmlElement } from "./xml-element.ts";

const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+(?:\?subject=\S+)?/;

/** Longer than any name with an address, in characters. */
const MAX_LENGTH = 400;

/** Who an `author`, `dc:creator` or their like names; null where it names nobody. */
export function readPerson(element: XmlElement): FeedPerson | null {
  const parts = childElements(element);
  const [name, email] = ["name", "email"].map(
    (wanted) =>
      parts.map((part) => (part.name.endsWith(wanted) ? textOf(part) : "")).find((text) => text !== "") ?? null,
  );
  return name || email ? makePerson(name ?? null, email ?? null) : parsePerson(textOf(element));
}

/** `name (email)` where both are known. */
export function makePerson(name: string | null, email: string | null): FeedPerson | null {
  const line = name !== null && email !== null ? `${name} (${email})` : (name ?? email);
  return line === null ? null : { name, email, line };
}

/** `Ada Brook`, `ada@example.org (Ada Brook)`, `Ada Brook <ada@example.org>`. */
export function parsePerson(text: string): FeedPerson | null {
  const line = text.replaceAll(/\s+/g, " ").trim().slice(0, MAX_LENGTH);
  if (line === "") return null;
  const email = EMAIL.exec(line)?.[0] ?? null;
  const rest = email === null ? line : line.replace(email, "").replace(/\bmailto:/i, "");
  const name = rest
    .replaceAll(/\(\s*\)|<\s*>|&lt;\s*&gt;/g, "")
    .replace(/^\s*\((.*)\)\s*$/, "$1")
    .replace(/[\s,;-]+$/, "")
    .trim();
  return { name: name === "" ? null : name, email: email?.replace(/\?.*/, "") ?? null, line };
}
