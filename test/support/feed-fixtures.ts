import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `<name>.input.xml` (or `.json`), `<name>.expected.json`, and, where HTTP says something, `<name>.input.xml.headers.json`. */
export interface FeedFixture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** What the parsed feed must hold, at least. */
  readonly expected: object;
}

const FOLDER = join(import.meta.dirname, "../fixtures/feeds");

export function readFeedFixtures(): readonly FeedFixture[] {
  const inputs = readdirSync(FOLDER).filter((file) => /\.input\.(?:xml|json)$/.test(file));
  return inputs.map((file) => {
    const name = file.replace(/\.input\.\w+$/, "");
    const headers = join(FOLDER, `${file}.headers.json`);
    return {
      name,
      bytes: readFileSync(join(FOLDER, file)),
      headers: existsSync(headers) ? JSON.parse(readFileSync(headers, "utf8")) : {},
      expected: JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), "utf8")),
    };
  });
}
