/** templates/profiles/README.md: every key and field stands in it, and every example gives what it says. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldsOf } from "../../../../src/month/import/columns/field.ts";
import { profileJsonSchema } from "../../../../src/month/import/io/profile-schema.ts";
import type { RecordKind } from "../../../../src/records/record.ts";
import { recordKinds } from "../../../../src/records/words/record-terms.ts";
import { type Looked, readCsv, readSheets } from "./profile-language.ts";

const PAGE = readFileSync("templates/profiles/README.md", "utf8");

/** What follows a line ```kind until the next ```. */
const blocks = [...PAGE.matchAll(/^```(\S+)(?: sheet=(\S+))?\n([\s\S]*?)\n```$/gm)].map(
  ([, kind, sheet, text = ""]) => ({
    kind,
    sheet,
    text,
  }),
);

interface Example {
  readonly yaml: string;
  readonly files: { sheet: string | undefined; text: string }[];
  right: string;
}

const examples: Example[] = [];
for (const { kind, sheet, text } of blocks) {
  if (kind === "yaml") examples.push({ yaml: text, files: [], right: "" });
  const example = examples.at(-1);
  if (kind === "csv") example?.files.push({ sheet, text });
  if (kind === "text" && example) example.right = text;
}

const WORDS: Readonly<Record<string, string>> = {
  quarantined: "to be corrected",
  totals: "total",
  leftOut: "passed over",
};

/** As the page writes it. */
function shown({ rows, counts }: Looked): string {
  const [count = "", parts = ""] = counts.split(" = ");
  const said = parts.split(" + ").map((part) => part.replace(/\w+$/, (word) => WORDS[word] ?? word));
  return [...rows, `${count} = ${said.join(", ")}`].join("\n");
}

const named = ({ yaml }: Example): string => /^profile: (\S+)/.exec(yaml)?.[1] ?? "";

describe("examples", () => {
  test("each has a format, a file and what comes out", () => {
    expect(examples.length).toBeGreaterThan(15);
    expect(examples.filter((e) => e.files.length === 0 || e.right === "").map(named)).toEqual([]);
  });

  test.each(examples.map((e) => [named(e), e] as const))("%s", async (_, { yaml, files, right }) => {
    const [first] = files;
    const looked =
      first?.sheet === undefined
        ? await readCsv(yaml, first?.text ?? "")
        : await readSheets(yaml, Object.fromEntries(files.map((f) => [f.sheet ?? "", cellsOf(f.text)])));
    expect(shown(looked)).toBe(right);
  });
});

const cellsOf = (csv: string): string[][] => csv.split("\n").map((line) => line.split(","));

describe("completeness", () => {
  interface Node {
    readonly properties?: Readonly<Record<string, Node>>;
    readonly additionalProperties?: Node | boolean;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
  }
  const keysIn = (node: Node): string[] => [
    ...Object.entries(node.properties ?? {}).flatMap(([key, inner]) => [key, ...keysIn(inner)]),
    ...[node.additionalProperties, node.items, ...(node.anyOf ?? [])].flatMap((inner) =>
      typeof inner === "object" ? keysIn(inner) : [],
    ),
  ];
  const keys = [...new Set(keysIn(profileJsonSchema() as Node))];

  test("every key is named, and stands in an example", () => {
    const yaml = examples.map((e) => e.yaml).join("\n");
    const isShown = (key: string): boolean => new RegExp(`(^|[{,\\s])${key}:`, "m").test(yaml);
    expect(keys.filter((key) => !PAGE.includes(`\`${key}`) && !new RegExp(`[{ ]${key}:`).test(PAGE))).toEqual(
      [],
    );
    // One that only lends its columns reads nothing.
    expect(keys.filter((key) => !isShown(key))).toEqual(["abstract"]);
  });

  test("every kind of file and every field is named", () => {
    for (const kind of Object.keys(recordKinds) as RecordKind[]) {
      const line = PAGE.split("\n").find((l) => l.startsWith("|") && l.includes(`\`${kind}\``));
      expect(line, kind).toBeDefined();
      expect(fieldsOf(kind).filter((field) => !line?.includes(`\`${field}\``))).toEqual([]);
    }
  });
});
