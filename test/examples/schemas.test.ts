/** Answers in JSON: each example's answer is as its published schema says, and the schemas refuse what a script would trip over. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOf, makeSchemas, schemaText } from "../../fixtures/schemas/make-schemas.ts";
import { run } from "../../src/cli/main.ts";
import { type JsonSchema, wrongIn } from "../support/json-schema.ts";
import { allExamples } from "./all-examples.ts";
import { SmallBooks } from "./small-books.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "templates/schemas");
const files = readdirSync(FOLDER).sort();
const schemaIn = (file: string): JsonSchema => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));

/** Examples that make a whole year, ask at a terminal, or print no document of their own. */
const ELSEWHERE = ["demo", "discrepancy resolve --period 2019-05", "profile edit pku-dd"];

interface Document {
  readonly schema: string;
  readonly [key: string]: unknown;
}

const fileFor = (document: Document): string => fileOf(document.schema.replace("balis/", ""));

/** Of a type that no answer has in place of this. */
const anotherThan = (value: unknown): unknown => (Array.isArray(value) ? { 0: "another" } : [["another"]]);

test("the published schemas are those of the program's types (npm run schemas)", () => {
  const made = makeSchemas(ROOT);
  expect(files).toEqual([...made.keys()].map(fileOf).sort());
  for (const [name, schema] of made)
    expect(readFileSync(join(FOLDER, fileOf(name)), "utf8"), name).toBe(schemaText(schema));
}, 180_000);

describe("on the small month", () => {
  const books = new SmallBooks();
  beforeAll(() => books.make(), 180_000);
  afterAll(() => books.remove());

  const here = allExamples().filter(({ lang, line }) => lang === "zh-CN" && !ELSEWHERE.includes(line));
  test.each(
    here,
  )("balis $line answers as its schema says, and the schema notices what is missing or of another type", async ({
    name,
    line,
  }) => {
    const { exit, answer, text } = await books.run(`${line} --json`, { name });
    expect(exit, text).toBeLessThan(2);
    const document: Document = JSON.parse(answer);
    const schema = schemaIn(fileFor(document));
    expect(wrongIn(document, schema)).toEqual([]);
    for (const key of Object.keys(document)) {
      const { [key]: _, ...without } = document;
      if (schema.required?.includes(key)) expect(wrongIn(without, schema), `without ${key}`).not.toEqual([]);
      const promised = schema.properties?.[key];
      if (promised && Object.keys(promised).length > 0)
        expect(wrongIn({ ...document, [key]: anotherThan(document[key]) }, schema), key).not.toEqual([]);
    }
    // More keys may come with a later version.
    expect(wrongIn({ ...document, further: 1 }, schema)).toEqual([]);
  });

  test("an error is as its schema says", async () => {
    const said: string[] = [];
    const io = {
      ...{ out: () => {}, err: (t: string) => void said.push(t), env: {}, cwd: "/nowhere", user: "li" },
      ...{ isTerminal: false, hasColour: false, now: () => new Date("2020-01-06") },
    };
    for (const argv of [["library", "list"], ["no-such-command"]]) {
      said.length = 0;
      await run([...argv, "--json"], io);
      const document: Document = JSON.parse(said.join(""));
      expect(document.schema).toBe("balis/error/1");
      expect(wrongIn(document, schemaIn(fileFor(document)))).toEqual([]);
      expect(wrongIn({ ...document, error: { code: 1 } }, schemaIn(fileFor(document)))).not.toEqual([]);
    }
  });
});

test("fen are whole numbers: a fraction of one is refused, a figure beyond 2^53 is its digits", () => {
  const fen: JsonSchema = { type: ["integer", "string"] };
  expect(wrongIn(30, fen)).toEqual([]);
  expect(wrongIn("9007199254740993", fen)).toEqual([]);
  expect(wrongIn(0.3, fen)).toEqual([": is number"]);
});
