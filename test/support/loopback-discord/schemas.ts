import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** Discord's own OpenAPI document (MIT, 2 MB) is not kept in this repository: with it in this place bodies are held to it. */
export const OPENAPI_PLACE = "../shared/bench/data/platforms/discord-openapi.json";
const document = new URL(`../../../${OPENAPI_PLACE}`, import.meta.url);

export const hasOpenApi = existsSync(document);

/** Compiled when first asked for: the whole takes seconds. */
const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/**
 * What Discord's document finds wrong with a body, at most five faults; none where the document is not there. The
 * schemas are left open, as Discord's are: discord.js sends keys that they do not name.
 */
export function faultsBySchema(name: string, body: unknown): readonly string[] {
  if (!hasOpenApi) return [];
  const validate = compiled.get(name) ?? compile(name);
  if (validate(body)) return [];
  return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

function compile(name: string): ValidateFunction {
  if (ajv === undefined) {
    const openapi: object = JSON.parse(readFileSync(document, "utf8"));
    ajv = new Ajv2020({ strict: false, formats: { nonce: true, snowflake: true } });
    addFormats.default(ajv);
    ajv.addSchema({ $id: "discord", ...openapi });
  }
  const validate = ajv.compile({ $ref: `discord#/components/schemas/${name}` });
  compiled.set(name, validate);
  return validate;
}
