/** The JSON Schema beside the packs. BALIS_UPDATE_SCHEMA=1 writes it anew. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { rulePackJsonSchema } from "../../src/rules/io/rule-pack-schema.ts";

const FILE = "templates/rules/rule-pack.schema.json";
const made = `${JSON.stringify(rulePackJsonSchema(), null, 1)}\n`;
if (process.env.BALIS_UPDATE_SCHEMA === "1") writeFileSync(FILE, made);

describe("the schema of rule packs", () => {
  test("the shipped file is what the program checks by", () => {
    expect(readFileSync(FILE, "utf8")).toBe(made);
  });

  test("every shipped pack names it, so that editors complete and check", () => {
    const packs = readdirSync("templates/rules").filter((f) => f.endsWith(".yaml"));
    const first = packs.map((f) => readFileSync(`templates/rules/${f}`, "utf8").split("\n")[0]);
    expect(new Set(first)).toEqual(new Set(["# yaml-language-server: $schema=./rule-pack.schema.json"]));
  });

  test("what a pack may say is in it: an unknown key of any pack would be seen", () => {
    const schema = JSON.parse(made);
    expect(schema.additionalProperties).toBe(false);
    const parts = schema.properties.parts.properties;
    for (const file of readdirSync("templates/rules").filter((f) => f.endsWith(".yaml"))) {
      for (const document of parseAllDocuments(readFileSync(`templates/rules/${file}`, "utf8")))
        expect(Object.keys(parts)).toEqual(expect.arrayContaining(Object.keys(document.toJS().parts)));
    }
  });
});
