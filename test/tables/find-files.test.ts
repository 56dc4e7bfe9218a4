/** What paths stand for: files, folders, patterns that no shell expanded, and what programs leave beside people's files. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { findFiles } from "../../src/tables/io/find-files.ts";
import { matchesWildcards } from "../../src/tables/io/match-wildcards.ts";
import { leftByPrograms } from "../../src/tables/passed-over.ts";
import { codeAndParams } from "../support/code-and-params.ts";

const root = mkdtempSync(join(tmpdir(), "balis-find-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let made = 0;

/** A folder with these files; a name that ends in "/" is a folder. */
function folder(...names: string[]): string {
  made += 1;
  const path = join(root, String(made));
  mkdirSync(path);
  for (const name of names) {
    if (name.endsWith("/")) mkdirSync(join(path, name), { recursive: true });
    else writeFileSync(join(path, name), "x");
  }
  return path;
}

async function found(...given: string[]) {
  const { paths, passedOver, refused } = await findFiles(given, join(root, "balis.db"));
  return {
    paths: paths.map((p) => p.slice(root.length + 1).replace(/^\d+\//, "")),
    passedOver: passedOver.map((p) => `${p.name} ${p.why}`),
    refused: refused.map(codeAndParams),
  };
}

const NONE = { passedOver: [], refused: [] };

describe("a folder", () => {
  test("stands for all files in it by name, whatever they are called", async () => {
    const at = folder("乙.csv", "a.pdf", "B.xlsx", "甲.tsv", "[终稿].xlsx");
    expect(await found(at)).toEqual({
      ...NONE,
      paths: ["B.xlsx", "[终稿].xlsx", "a.pdf", "乙.csv", "甲.tsv"],
    });
  });

  test("does not stand for its subfolders, which are said; one that is named is read", async () => {
    const at = folder("a.csv", "旧版/", "旧版/a.csv");
    expect(await found(at)).toEqual({ paths: ["a.csv"], passedOver: ["旧版 folder"], refused: [] });
    expect((await found(join(at, "旧版"))).paths).toEqual(["旧版/a.csv"]);
  });

  test("without a file is refused with what lies there", async () => {
    const at = folder("2019-05/", "~$a.xlsx");
    const passedOver = [
      { name: "2019-05", why: "folder" },
      { name: "~$a.xlsx", why: "lock" },
    ];
    expect((await found(at)).refused).toEqual([["folder-must-hold-files", { path: at, passedOver }]]);
    expect((await found(folder())).refused).toMatchObject([["folder-must-hold-files", { passedOver: [] }]]);
  });

  test("that holds the books does not give them to the import", async () => {
    writeFileSync(join(root, "balis.db"), "x");
    for (const ending of ["-wal", "-shm"]) writeFileSync(join(root, `balis.db${ending}`), "x");
    const { passedOver, paths } = await found(root);
    expect([passedOver.filter((p) => !p.endsWith(" folder")), paths]).toEqual([["balis.db books"], []]);
  });

  test("with a link that leads nowhere gives it, so that it is refused by name", async () => {
    const at = folder("a.csv");
    symlinkSync(join(at, "away.csv"), join(at, "link.csv"));
    expect((await found(at)).paths).toEqual(["a.csv", "link.csv"]);
  });

  test("and a file of it are each read once", async () => {
    const at = folder("a.csv", "b.csv");
    expect((await found(join(at, "b.csv"), at, join(at, "*.csv"))).paths).toEqual(["b.csv", "a.csv"]);
  });
});

describe("a pattern", () => {
  test.each([
    ["*.xlsx", ["10001.xlsx", "10002.xlsx"]],
    ["1000?.csv", ["10003.csv"]],
    ["10*", ["10001.xlsx", "10002.xlsx", "10003.csv", "10004 (2).tsv"]],
    ["*(2)*", ["10004 (2).tsv"]],
    ["北?.csv", ["北京.csv"]],
  ])("%s is what a shell would make of it", async (pattern, names) => {
    const at = folder("10001.xlsx", "10002.xlsx", "10003.csv", "10004 (2).tsv", "北京.csv");
    expect(await found(join(at, pattern))).toEqual({ ...NONE, paths: names });
  });

  test("may have stars in the names of folders, and Windows' own strokes", async () => {
    const at = folder("2019-05/", "2019-06/", "2020-01/", "2019-05/a.csv", "2019-06/b.csv", "2020-01/c.csv");
    const both = ["2019-05/a.csv", "2019-06/b.csv"];
    expect(await found(`${at}/2019-*/*.csv`)).toEqual({ ...NONE, paths: both });
    expect(await found(`${at}\\2019-*\\*.csv`)).toEqual({ ...NONE, paths: both });
    expect((await found(`${at}\\2019-05\\*.csv`)).paths).toEqual(["2019-05/a.csv"]);
  });

  test("that is also a file's name is that file", async () => {
    const at = folder("a*.csv", "ab.csv");
    expect(await found(join(at, "a*.csv"))).toEqual({ ...NONE, paths: ["a*.csv"] });
  });

  test("that matches a folder names it", async () => {
    const at = folder("2019-05/", "2019-05/a.csv", "2019-06.csv");
    expect((await found(join(at, "2019*"))).paths).toEqual(["2019-05/a.csv", "2019-06.csv"]);
  });

  test("that matches nothing names the folder it looked in", async () => {
    const at = folder("a.csv", "b.csv");
    expect((await found(join(at, "*.xlsx"))).refused).toEqual([
      ["pattern-must-match", { pattern: "*.xlsx", folder: at, files: 2 }],
    ]);
    expect((await found(join(at, "2019-*", "*.xlsx"))).refused).toEqual([
      ["pattern-must-match", { pattern: "2019-*/*.xlsx", folder: at, files: 2 }],
    ]);
    expect((await found(join(at, "none", "*.xlsx"))).refused).toEqual([
      ["pattern-must-match", { pattern: "*.xlsx", folder: join(at, "none"), files: null }],
    ]);
  });

  test("that leads nowhere leaves the others", async () => {
    const at = folder("a.csv");
    const { paths, refused } = await found(join(at, "*.xlsx"), join(at, "*.csv"));
    expect([paths, refused.length]).toEqual([["a.csv"], 1]);
  });

  test("law: matches as a regular expression of the same meaning does", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "北", ".", "𠮷"), maxLength: 8 });
    const wild = fc.string({ unit: fc.constantFrom("a", "b", "北", ".", "*", "?"), maxLength: 8 });
    fc.assert(
      fc.property(text, wild, (name, pattern) => {
        const same = pattern.replaceAll(".", "\\.").replaceAll("*", ".*").replaceAll("?", ".");
        expect(matchesWildcards(name, { pattern, ignoreCase: false })).toBe(
          new RegExp(`^${same}$`, "u").test(name),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("of a thousand stars takes no longer than the name", () => {
    const pattern = `${"*a".repeat(1000)}*b`;
    expect(matchesWildcards("a".repeat(10_000), { pattern, ignoreCase: false })).toBe(false);
  });

  test("finds é however a Mac wrote it; upper case counts only where the system says so", () => {
    expect(matchesWildcards("re\u0301sume\u0301.csv", { pattern: "résum?.csv", ignoreCase: false })).toBe(
      true,
    );
    expect(matchesWildcards("A.CSV", { pattern: "*.csv", ignoreCase: true })).toBe(true);
    expect(matchesWildcards("A.CSV", { pattern: "*.csv", ignoreCase: false })).toBe(false);
  });
});

const LEFT = {
  lock: ["~$10001-2019-05.xlsx", ".~lock.10001.xlsx#", ".~10001.xlsx"],
  system: [".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "._10001.csv"],
  draft: ["10001.xlsx.tmp", "~WRL0001.tmp", "10001.csv.crdownload", "10001.csv.part"],
  hidden: [".10001.csv", ".git"],
} as const;

describe("what programs leave", () => {
  test.each(Object.entries(LEFT))("%s", (kind, names) => {
    for (const name of names) expect([name, leftByPrograms(name)]).toEqual([name, kind]);
  });

  test.each([
    "10001-2019-05.xlsx",
    "~10001.csv",
    "$10001.csv",
    "tmp.csv",
    "a.part.csv",
    "_.csv",
    "DS_Store.csv",
    "2019-05/10001.csv",
  ])("%s may be data", (name) => {
    expect(leftByPrograms(name)).toBeNull();
  });

  test.each(["__MACOSX/._10001.csv", "月/.DS_Store", ".git/config"])("in a zip: %s", (name) => {
    expect(leftByPrograms(name)).not.toBeNull();
  });

  const all = Object.values(LEFT).flat();

  test("is passed over with a word in a folder, by a pattern, and where a shell named it among others", async () => {
    const at = folder("a.csv", ...all);
    const said = Object.entries(LEFT).flatMap(([kind, names]) => names.map((name) => `${name} ${kind}`));
    for (const given of [[at], [join(at, "*")]]) {
      const { paths, passedOver, refused } = await found(...given);
      expect([paths, refused, [...passedOver].sort()]).toEqual([["a.csv"], [], [...said].sort()]);
    }
    const shown = ["a.csv", "~$10001-2019-05.xlsx"].map((name) => join(at, name));
    expect(await found(...shown)).toEqual({
      paths: ["a.csv"],
      passedOver: ["~$10001-2019-05.xlsx lock"],
      refused: [],
    });
  });

  test("named by itself is refused with what it is; a hidden file is meant by who names it", async () => {
    const at = folder(...all);
    for (const [kind, names] of Object.entries(LEFT)) {
      for (const path of names.map((name) => join(at, name))) {
        const { paths, refused } = await found(path);
        if (kind === "hidden") expect(paths.map((p) => basename(p))).toEqual([basename(path)]);
        else expect(refused).toEqual([["file-must-hold-data", { path, why: kind }]]);
      }
    }
  });
});

test("more files than an alliance sends in a year are no folder of exports", async () => {
  const names = Array.from({ length: 10_001 }, (_, i) => `${i}.csv`);
  const at = folder(...names);
  await expect(found(at)).rejects.toMatchObject({ code: "inputs-must-be-bounded" });
}, 30_000);
