/** The two READMEs: set-up as the CI does it, every command run, every output theirs, the picture drawn by our own hand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawPicture, PICTURE_WORDS } from "../../fixtures/picture/draw.ts";
import { runBalis } from "../cases/run-case.ts";
import { AFTER_ALL } from "../review/subproject/books.ts";
import { expectPrinted } from "./printed.ts";
import { SmallBooks, shellWords } from "./small-books.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const READMES = [
  { file: "README.md", lang: "zh-CN" },
  { file: "README.en.md", lang: "en" },
] as const;

/** The fenced blocks of a page, by the word behind their fence. */
function blocks(file: string, kind: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter((m) => m[1] === kind).map((m) => m[2] ?? "");
}

describe.each(READMES)("$file", ({ file, lang }) => {
  test("sets up with two commands, and no cell of a table is longer than 80 characters", () => {
    const [setUp = ""] = blocks(file, "sh");
    expect(setUp.split("\n").map((line) => line.split(/ +#/)[0])).toEqual([
      ...["npm ci && npm run demo", "npm test", ""],
    ]);
    const rows = readFileSync(join(ROOT, file), "utf8").match(/^\|.*\|$/gm) ?? [];
    for (const cell of rows.flatMap((row) => row.split("|")))
      expect(cell.trim().length, cell).toBeLessThanOrEqual(80);
  });

  test("links to what is there, and has the picture that is drawn", () => {
    const links = [...readFileSync(join(ROOT, file), "utf8").matchAll(/\]\(([^)#]+)\)/g)].map(
      (m) => m[1] ?? "",
    );
    for (const link of links) expect(readFileSync(join(ROOT, link), "utf8"), link).not.toBe("");
    const picture = `fixtures/picture/${lang}.svg`;
    expect(links).toContain(picture);
    const drawn = drawPicture(PICTURE_WORDS[lang]);
    if (process.env.BALIS_UPDATE_CASES === "1") writeFileSync(join(ROOT, picture), drawn);
    expect(readFileSync(join(ROOT, picture), "utf8")).toBe(drawn);
  });
});

describe("the five minutes, on the demo", () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-readme-"));
  const demo = join(cwd, "demo");
  let printed = "";
  beforeAll(async () => {
    printed = (await runBalis(["demo"], { cwd, lang: "zh-CN", now: AFTER_ALL })).stdout;
  }, 600_000);
  afterAll(() => rmSync(cwd, { recursive: true }));

  const shown = READMES.flatMap(({ file, lang }) =>
    blocks(file, "console").flatMap((block) =>
      block
        .split(/^\$ balis /m)
        .slice(1)
        .map((part) => {
          const [line = "", ...output] = part.trimEnd().split("\n");
          return { file, lang, line, output };
        }),
    ),
  );

  test.each(shown)("$file: balis $line", async ({ lang, line, output }) => {
    if (line === "demo") return expectPrinted(printed, output);
    const { exit, stdout } = await runBalis(shellWords(line), { cwd: demo, lang });
    expect(exit).toBeLessThan(2);
    expectPrinted(stdout, output);
  });
});

describe("the month", () => {
  const books = new SmallBooks();
  beforeAll(() => books.make(), 180_000);
  afterAll(() => books.remove());

  const lines = READMES.flatMap(({ file, lang }) =>
    blocks(file, "sh").flatMap((block) =>
      [...block.matchAll(/^balis (.*?) +#/gm)].map((m) => ({ file, lang, line: m[1] ?? "" })),
    ),
  );

  test("has eight lines in either language, the same ones", () => {
    const of = (lang: string): string[] => lines.filter((l) => l.lang === lang).map((l) => l.line);
    expect(of("zh-CN")).toHaveLength(8);
    expect(of("en")).toEqual(of("zh-CN"));
  });

  test.each(lines)("$file: balis $line", async ({ lang, line }) => {
    const name = line
      .split(" ")
      .slice(0, /^(discrepancy|courier|report) /.test(line) ? 2 : 1)
      .join(" ");
    const { exit, text } = await books.run(line, { name, lang });
    expect(exit, text).toBeLessThan(2);
  });
});
