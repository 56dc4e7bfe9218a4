/** What a comment rests on: every `SOURCES.md [key]` leads to a fact, and every fact carries something. */
import { expect, test } from "vitest";
import { filesUnder, sources, textOf } from "./source-files.ts";

const PAGE = textOf("src/SOURCES.md");
const KEYS = [...PAGE.matchAll(/^### \[([a-z0-9-]+)\]$/gm)].map((m) => m[1] ?? "");
const NUMBERS = [...PAGE.matchAll(/^\| (S\d+[a-z]?) \|/gm)].map((m) => m[1] ?? "");

const THIS = "test/tidy/sources.test.ts";
const citing = [
  ...[...sources, ...filesUnder("test", ".ts")],
  ...["csv", "md", "yaml"].flatMap((ending) => filesUnder("templates", `.${ending}`)),
].filter((file) => file !== THIS);

/** "SOURCES.md [one] (a remark), [two]" cites two facts, also where the comment goes on in the next line. */
function citationsOf(file: string): string[][] {
  const text = textOf(file).replace(/\n\s*(\*|\/\/|#) ?/g, " ");
  return [...text.matchAll(/SOURCES\.md((?:,? (?:\([^()]*\), )?\[[a-z0-9-]+\])*)/g)].map((m) =>
    [...(m[1] ?? "").matchAll(/\[([a-z0-9-]+)\]/g)].map((key) => key[1] ?? ""),
  );
}

test("every citation names a fact of src/SOURCES.md", () => {
  const wrong = citing.flatMap((file) =>
    citationsOf(file).flatMap((keys) => {
      if (keys.length === 0) return [`${file} names no key`];
      return keys.filter((key) => !KEYS.includes(key)).map((key) => `${file} [${key}]`);
    }),
  );
  expect(wrong).toEqual([]);
});

test("every fact is cited, and stands once", () => {
  const cited = new Set(citing.flatMap((file) => citationsOf(file).flat()));
  expect(KEYS.filter((key) => !cited.has(key))).toEqual([]);
  expect(KEYS).toHaveLength(new Set(KEYS).size);
});

test("every fact says how sure it is, or where it comes from", () => {
  const facts = PAGE.split(/^## /m).slice(1).join("").split(/^### /m).slice(1);
  const mark = /\b[ABKI]\b|: \?|\bours\b|github\.com|#\d+|not kept here/;
  expect(facts.filter((fact) => !mark.test(fact.slice(fact.indexOf("\n"))))).toEqual([]);
});

test("every numbered source is listed, and is named by a fact or by the list of libraries", () => {
  const listed = PAGE.indexOf("| no. | source |");
  const libraries = textOf("templates/registry/libraries.csv");
  const named = [PAGE.slice(0, listed).matchAll(/\bS\d+[a-z]?\b/g), libraries.matchAll(/\bS\d+[a-z]?\b/g)];
  expect(new Set(named.flatMap((found) => [...found].map((m) => m[0])))).toEqual(new Set(NUMBERS));
});

/** Data that stays as it is: manifests seal the text of the list of libraries, and its remark is explained in [ambiguous-names]. */
const SEALED = "templates/registry/libraries.csv";

test("no comment names a page that a stranger does not have", () => {
  const unknown = /\bdomain\.md\b|\bCASES\.md\b|\bCASES: \d/;
  expect(citing.filter((file) => unknown.test(textOf(file)))).toEqual([SEALED]);
});

test("the pages of the code name files that are there", () => {
  const there = [...sources, ...filesUnder("test", ".ts")];
  const missing = ["src/DECISIONS.md", "src/README.md"].flatMap((page) =>
    [...textOf(page).matchAll(/`([\w./-]+\.ts)`/g)]
      .map((m) => m[1] ?? "")
      .filter((name) => !there.some((file) => file === name || file.endsWith(`/${name}`)))
      .map((name) => `${page} ${name}`),
  );
  expect(missing).toEqual([]);
});
