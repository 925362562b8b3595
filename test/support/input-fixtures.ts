import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One fixture pair: `<name>.input.txt` and `<name>.expected.json`. */
export interface InputFixture {
  readonly name: string;
  readonly input: string;
  readonly expected: unknown;
  /** What stands behind the last dot of the name: a language (`german.de`); null where there is no dot. */
  readonly variant: string | null;
}

/** All pairs of a folder under test/fixtures. An input without an expectation fails by the name of the missing file. */
export function readInputFixtures(folder: string): readonly InputFixture[] {
  const path = join(import.meta.dirname, "../fixtures", folder);
  const inputs = readdirSync(path).filter((file) => file.endsWith(".input.txt"));
  return inputs.map((file) => {
    const name = file.replace(".input.txt", "");
    const expected: unknown = JSON.parse(readFileSync(join(path, `${name}.expected.json`), "utf8"));
    return { name, input: readFileSync(join(path, file), "utf8"), expected, variant: name.split(".")[1] ?? null };
  });
}
