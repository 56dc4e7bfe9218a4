/** The shape of a file: how long, how named, what it says at its top. */
import { describe, expect, test } from "vitest";
import { codeOf, filesUnder, sources, textOf } from "./source-files.ts";

const all = [...sources, ...filesUnder("test", ".ts")];
const linesOf = (file: string): number => textOf(file).split("\n").length - 1;

describe("size", () => {
  test("a file has at most 300 lines: longer ones hold two things", () => {
    expect(all.filter((f) => linesOf(f) > 300).map((f) => `${f} ${linesOf(f)}`)).toEqual([]);
  });

  test("a file has at least 25 lines, but for those that others would have to know more for", () => {
    const small = sources.filter((f) => !f.endsWith("/port.ts") && linesOf(f) < 25);
    expect(small.filter((f) => !SMALL_FILES.includes(f))).toEqual([]);
    expect(SMALL_FILES.filter((f) => !small.includes(f))).toEqual([]);
  });

  test("a function or method has at most 60 lines: it is read in one look", () => {
    expect(sources.flatMap(longFunctions)).toEqual([]);
  });

  test("a folder has at most 24 files: more are several things", () => {
    const counts = new Map<string, number>();
    for (const file of all) {
      const folder = file.slice(0, file.lastIndexOf("/"));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, n]) => n > 24)).toEqual(FULL_FOLDERS);
  });
});

/**
 * Small files that stay: what many rooms use and knows nobody (core, records, terminal), what declares into an open dictionary (`*-origin`,
 * `*-parts`), and what would close a circle or outgrow its neighbour. The list may only become shorter.
 */
const SMALL_FILES: readonly string[] = [
  "src/answers/explain/commands/told.ts",
  "src/books/sqlite/assignment.ts",
  "src/books/steps/change-setting.ts",
  "src/core/bug.ts",
  "src/core/finding.ts",
  "src/core/io/hash.ts",
  "src/core/machine-port.ts",
  "src/core/message.ts",
  "src/core/store.ts",
  "src/month/ledger/ledger-origin.ts",
  "src/month/reconcile/request-origin.ts",
  "src/month/settle/funds-origin.ts",
  "src/papers/forms/commands/report-names.ts",
  "src/people/approval.ts",
  "src/records/latest-by.ts",
  "src/registry/commands/library-names.ts",
  "src/registry/subject-origin.ts",
  "src/review/indicator/indicator-origin.ts",
  "src/review/indicator/indicator-parts.ts",
  "src/review/subproject/sealed.ts",
  "src/sheet/cell-value.ts",
  "src/sheet/io/palette.ts",
  "src/sheet/io/without-times.ts",
  "src/sheet/workbook.ts",
  "src/tables/io/xlsx/xml-text.ts",
  "src/terminal/colour.ts",
  "src/terminal/make-folder.ts",
  "src/terminal/version.ts",
];

/** Folders that are still too full. The list may only become shorter. */
const FULL_FOLDERS: readonly (readonly [string, number])[] = [];

/** Functions at the top of a file and methods of a class, by indentation: the formatter makes that exact. */
function longFunctions(file: string): string[] {
  const lines = textOf(file).split("\n");
  return lines.flatMap((line, start) => {
    const isFunction = /^(export )?(async )?function\b/.test(line);
    const isMethod =
      /^ {2}(?!(if|for|while|switch)\b)((public|private|static|async|get|set|override) )*[*]?#?\w+(<[^>]*>)?\(.*\{$/.test(
        line,
      );
    if (!isFunction && !isMethod) return [];
    const length = lines.slice(start).indexOf(isFunction ? "}" : "  }") + 1;
    return length > 60 ? [`${file}:${start + 1} ${length} lines`] : [];
  });
}

describe("names", () => {
  test("a file name is kebab-case and says what is inside", () => {
    const nameOf = (f: string): string => f.slice(f.lastIndexOf("/") + 1);
    expect(sources.filter((f) => !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(nameOf(f)))).toEqual([]);
    expect(sources.filter((f) => /\b(utils?|helpers?|misc|manager)\b/.test(f))).toEqual([]);
  });

  test("a file of rules or of machine code has a name of its own; steps, words and commands are named for their room's work", () => {
    const twins = new Map<string, string[]>();
    for (const file of sources) {
      if (/\/(steps|words|commands|sqlite\/(read|write|schema))\/|\/port\.ts$/.test(file)) continue;
      const name = file.slice(file.lastIndexOf("/") + 1);
      twins.set(name, [...(twins.get(name) ?? []), file]);
    }
    expect([...twins.values()].filter((files) => files.length > 1)).toEqual([]);
  });

  test("an exported type has a name of its own: one word, one thing", () => {
    const homes = new Map<string, string[]>();
    for (const file of sources)
      for (const [, name = ""] of textOf(file).matchAll(/^export (?:interface|type|class) (\w+)/gm))
        homes.set(name, [...(homes.get(name) ?? []), file]);
    expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  test("terms of the glossary that must never be used instead of ours are not identifiers", () => {
    const never = /\b(fiscalMonth|exceptionQueue|grantProject|orgCode)\b/;
    expect(sources.filter((f) => never.test(textOf(f)))).toEqual([]);
  });

  test("no default exports: a thing has one name everywhere", () => {
    expect(sources.filter((f) => /^export default/m.test(textOf(f)))).toEqual([]);
  });
});

describe("types and tests", () => {
  test("nothing escapes the type checker", () => {
    const escapes = /:\s*any\b|\bas any\b|as unknown as/;
    const switchedOff = /@ts-(ignore|expect-error|nocheck)|biome-ignore(?! lint\/\S+: \S)/;
    expect(sources.filter((f) => escapes.test(codeOf(f)) || switchedOff.test(textOf(f)))).toEqual([]);
  });

  test("no test is switched off or alone", () => {
    const off = filesUnder("test", ".ts").filter((f) =>
      /\b(test|it|describe)\.(only|todo|fails)\(/.test(textOf(f)),
    );
    expect(off).toEqual([]);
  });
});

test("a comment on a thing stands at that thing; only a file's story stands by itself", () => {
  const afterStory = (f: string): string => textOf(f).slice(textOf(f).indexOf("*/") + 2);
  expect(all.filter((f) => /\*\/\n\n/.test(afterStory(f)))).toEqual([]);
});

test("a file of rules opens with its story", () => {
  const other = /\/(steps|io|words|commands)\/|\/port\.ts$|^src\/(terminal|books|demo|cli)\//;
  const silent = sources.filter(
    (f) => !other.test(f) && !/\/\*\*/.test(textOf(f).split("\n").slice(0, 14).join("\n")),
  );
  expect(silent).toEqual([]);
});
