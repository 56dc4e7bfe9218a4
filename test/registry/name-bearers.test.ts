/** A name belongs to one library on a day: an alias or a new name that another one bears is refused. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Registry } from "../../src/registry/directory.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import { parseRegistry } from "../../src/registry/parse-registry.ts";
import { having, meaning, refused, seedRegistry } from "./seed.ts";

const seed = seedRegistry();

const alias = (text: string, library: string, from: string | null = null) =>
  ({ kind: "add-alias", text, library, from, to: null }) as const;

describe("an alias that another library bears is refused, with whose it is", () => {
  test.each([
    ["清华大学图书馆", "name"],
    ["清华大学", "name"],
    ["清　华大学（图书馆）", "name"],
    ["Tsinghua  University", "english"],
    ["THU", "alias"],
    ["ｔｈｕ Library", "alias"],
    ["清华图书馆", "alias"],
    ["ext nlc", "code"],
    ["国家图书馆", "name"],
  ])("%s: %s", (text, as) => {
    const holder = text.includes("国家") || as === "code" ? "EXT-NLC 国家图书馆" : "10003 清华大学图书馆";
    expect(refused(seed, alias(text, "10001"))).toMatchObject({
      ...{ code: "alias-must-name-one-library", text, as, other: holder, library: "10001 北京大学图书馆" },
    });
  });

  test("as a code it is no name at all", () => {
    for (const text of ["10003", "１０００３", "(10003)", "10003图书馆", "4111010003", "10001-1"])
      expect(refused(seed, alias(text, "10001"))).toMatchObject({ code: "alias-must-be-a-name" });
  });

  test("only on days on which it is borne", () => {
    const text = "北京科技职业大学";
    const until = (to: string) => ({ ...alias(text, "13703"), to });
    expect(refused(seed, until("2025-03-11"))).toBeNull();
    expect(refused(seed, until("2025-03-12"))).toMatchObject({ other: "10858 北京电子科技职业学院图书馆" });
  });

  test("a short name may be said to mean several on purpose, an official name never", () => {
    const ambiguous = (text: string) => ({ ...alias(text, "10001"), isAmbiguous: true });
    expect(meaning(having(seed, ambiguous("清华")), "清华", "2019-05-01")).toBe("10001|10003");
    expect(refused(seed, ambiguous("清华大学"))).toMatchObject({ as: "name" });
    expect(refused(seed, ambiguous("EXTNLC"))).toMatchObject({ as: "code" });
  });

  test("a table says so by giving it to each of them", () => {
    const found = (text: string) => {
      const { table } = parseRegistryText({
        file: "aliases.csv",
        text: `alias,code,from,to,official\n${text}`,
      });
      return parseRegistry({ part: "aliases", table }, seed).findings.map((f) => [f.at?.row, f.code]);
    };
    expect(found("清华,10001,,,\n")).toEqual([[2, "alias-must-name-one-library"]]);
    expect(found("清华,10001,,,\n清华,10003,,,\n")).toEqual([]);
    expect(found("清华大学,10001,,,\n清华大学,10003,,,\n")).toEqual([[2, "alias-must-name-one-library"]]);
    expect(found("清华大学,10001,,,是\n")).toEqual([[2, "library-name-must-be-unique"]]);
    expect(found("清华大学,10003,,,或许\n")).toEqual([[2, "registry-value-must-be-valid"]]);
  });

  test("a new library's names and short names are held against those there are", () => {
    const added = (nameZh: string, short: string): unknown => {
      const library = { code: "10099", nameZh, nameEn: "", kind: "university", district: "" } as const;
      const said = { ...library, certainty: "", source: "" };
      return refused(seed, { kind: "add-library", library: said, aliases: [short] });
    };
    expect(added("清华大学", "清大")).toMatchObject({ code: "library-name-must-be-unique" });
    expect(added("新大学", "清华")).toMatchObject({ code: "alias-must-name-one-library" });
    expect(added("新大学", "新大")).toBeNull();
    const text = "code,name_zh,aliases\n10098,清华大学图书馆,\n10099,新大学图书馆,新大|北大\n";
    const { table } = parseRegistryText({ file: "libraries.csv", text });
    expect(
      parseRegistry({ part: "libraries", table }, seed).findings.map((f) => [
        f.at?.row,
        f.at?.column,
        f.code,
      ]),
    ).toEqual([
      [2, "name_zh", "library-name-must-be-unique"],
      [3, "aliases", "alias-must-name-one-library"],
    ]);
  });
});

test("law: where no alias was declared ambiguous, no order of edits makes a name mean two libraries", () => {
  const texts = fc.constantFrom("甲大", "甲大图书馆", "乙大", "（乙）大", "丙大学图书馆", "丁 大学");
  const codes = fc.constantFrom("10001", "10002", "10003");
  const days = fc.constantFrom("2019-01-01", "2019-02-01", "2019-03-01");
  const edits = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant("add-alias" as const),
        text: texts,
        library: codes,
        from: days,
        to: fc.option(days),
      }),
      fc.record({ kind: fc.constant("end-alias" as const), text: texts, library: codes, to: days }),
    ),
    { maxLength: 12 },
  );
  const start: Registry = { ...seed, aliases: [] };
  fc.assert(
    fc.property(edits, (wanted) => {
      let now = start;
      for (const edit of wanted) if (refused(now, edit) === null) now = having(now, edit);
      for (const text of ["甲大", "乙大", "丙大学", "丁大学"])
        for (const day of ["2019-01-01", "2019-02-15", "2019-04-01"])
          expect(meaning(now, text, day)).not.toMatch(/\|/);
    }),
    { numRuns: 60 },
  );
});
