/** The JSON Schema beside the layouts, and every shipped layout by itself. BALIS_UPDATE_SCHEMA=1 writes the schema anew. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FORM_SHAPES } from "../../../src/papers/forms/facts/report-facts.ts";
import { layoutJsonSchema } from "../../../src/papers/forms/io/layout-schema.ts";
import { readLayout } from "../../../src/papers/forms/io/read-layout.ts";

const FOLDER = "templates/layouts";
const FILE = `${FOLDER}/layout.schema.json`;
const made = `${JSON.stringify(layoutJsonSchema(), null, 1)}\n`;
if (process.env.BALIS_UPDATE_SCHEMA === "1") writeFileSync(FILE, made);

const layouts = readdirSync(FOLDER).filter((f) => f.endsWith(".yaml"));

test("the shipped schema is what the program checks by", () => {
  expect(readFileSync(FILE, "utf8")).toBe(made);
});

describe.each(layouts)("%s", (file) => {
  const text = readFileSync(`${FOLDER}/${file}`, "utf8");

  test("can be read, has the name of its file, and names the schema", () => {
    const layout = readLayout({ file, text }, FORM_SHAPES);
    expect(`${layout.key}.yaml`).toBe(file);
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./layout.schema.json");
  });
});
