/** The JSON Schema of profiles says what the program itself says, of YAML's own types as of texts. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { profileJsonSchema, profileSchema } from "../../../../src/month/import/io/profile-schema.ts";
import { type JsonSchema, wrongIn } from "../../../support/json-schema.ts";
import { profilesWith, refusal } from "./profile-language.ts";

const SCHEMA = profileJsonSchema() as JsonSchema;
const wrong = (yaml: string, schema: "core" | "failsafe"): string[] =>
  wrongIn(parse(yaml, { schema }), SCHEMA);

test.each(
  readdirSync("templates/profiles").filter((name) => name.endsWith(".yaml")),
)("%s is valid by it", (name) => {
  const yaml = readFileSync(`templates/profiles/${name}`, "utf8");
  expect([wrong(yaml, "core"), wrong(yaml, "failsafe")]).toEqual([[], []]);
});

describe("what the program refuses, it refuses, and the other way round", () => {
  const own = (more: string): string => `profile: own\nextends: dd-supplier\n${more}\n`;
  test.each([
    ["heading: {row: 25}", true],
    ["heading: {row: none}", false],
    ["heading: {row: 25, within: 3}", false],
    ["sheets: {pattern: 5月}", true],
    ["sheets: second", false],
    ["columns: {requestNo: {headings: [2019, 编号]}}", true],
    ["columns: {requestNo: {headngs: [编号]}}", false],
    ["columns: {pages: {from: {sum: [甲, 乙]}}}", true],
    ["columns: {pages: {from: {sum: [甲]}}}", false],
    ["columns: {pages: {from: {sum: [甲, 乙], first: [甲, 乙]}}}", false],
    ["columns: {reader: none}", true],
    ["columns: {pages: {required: yes}}", false],
    ["columns: {pages: {required: true}}", true],
    ["columns: {suppliedOn: {dates: [ymd]}}", false],
    ["empties: [null, 无]", true],
    ["priority: 10", true],
    ["priority: high", false],
    ["combine: {by: [requestNo]}", true],
    ["combine: {add: [pages]}", false],
    ["covers: decade", false],
  ])("%s: %s", async (more, isValid) => {
    const found = await refusal(() => profilesWith(own(more)));
    expect([wrong(own(more), "core").length === 0, found === "not refused"]).toEqual([isValid, isValid]);
    // What only the program knows of two keys together (`from`), the texts' own schema need not say.
    if (!more.includes("first"))
      expect(profileSchema.safeParse(parse(own(more), { schema: "failsafe" })).success).toBe(isValid);
  });
});

describe("an unknown key is refused with the nearest one", () => {
  const own = (more: string): string => `profile: own\nextends: dd-supplier\n${more}\n`;
  test.each([
    ["heding: none", "unknown-key heding heading"],
    ["leaveout: {状态: [x]}", "unknown-key leaveout leaveOut"],
    ["columns: {requestNo: {heading: [甲]}}", "unknown-key heading headings"],
    ["columns: {pages: {from: {summ: [甲, 乙]}}}", "unknown-key summ sum"],
    ["columns: {requestno: {headings: [甲]}}", "unknown-field requestno requestNo"],
    ["totals: {sum: [pages]}", "unknown-key sum sums"],
    ["totals: {sums: [page]}", "unknown-field page pages"],
    ["recognise: {require: [pages]}", "unknown-key require required"],
    ["combine: {by: [requestNo], add: [volume]}", "unknown-field volume volumes"],
    ["sheets: {patern: 5月}", "unknown-key patern pattern"],
  ])("%s", async (more, right) => {
    expect(await refusal(() => profilesWith(own(more)))).toBe(`profile-must-be-valid ${right}`);
  });
});
