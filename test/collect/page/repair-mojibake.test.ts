import { expect, test } from "vitest";
import { repairMojibake } from "../../../src/collect/page/repair-mojibake.ts";

const asLatin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const asWindows1252 = (text: string): string => new TextDecoder("windows-1252").decode(Buffer.from(text, "utf8"));

test("gives back what was read in the wrong encoding", () => {
  const text = "“Naïve”, she said – the café’s £5 crème, that is.";
  expect(repairMojibake(asLatin1(text))).toBe(text);
  expect(repairMojibake(asWindows1252(text))).toBe(text);
});

test("leaves alone what people write", () => {
  for (const text of ["SÃO PAULO, a maçã", "Â", "rôle, château, “pâté”", "Ã© once is an example", "€5 – “so”"]) {
    expect(repairMojibake(text)).toBe(text);
  }
});
