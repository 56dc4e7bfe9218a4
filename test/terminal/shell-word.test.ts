/** Commands that the program says to type: whatever a file's text holds, pasting them runs nothing else. */
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messages } from "../../src/cli/words/sentences.ts";
import { below, canBePasted, quoteFor, shellWord } from "../../src/core/shell-word.ts";
import type { InBoth } from "../../src/core/words/language.ts";

test.each([
  ["10002", "10002"],
  ["北京大学", "北京大学"],
  ["inbox/2019-05/平台-原文传递.csv", "inbox/2019-05/平台-原文传递.csv"],
  ["2019-05/S1/dd-subsidy/10002", "2019-05/S1/dd-subsidy/10002"],
  ["北大 图书馆", '"北大 图书馆"'],
  ["北大（新馆）", '"北大（新馆）"'],
  ["a & calc", '"a & calc"'],
  ["it's", '"it\'s"'],
  ["C:\\inbox\\a b.csv", '"C:\\inbox\\a b.csv"'],
  ["$(touch a folder", "'$(touch a folder'"],
  ["`id`", "'`id`'"],
  ['say "x"', "'say \"x\"'"],
  ["it's $5", "'it'\\''s $5'"],
  ["50%", "'50%'"],
  ["wow!", "'wow!'"],
  ["“; calc", "'“; calc'"],
  ["ends in \\", "'ends in \\'"],
  ["~", '"~"'],
  ["*.csv", '"*.csv"'],
])("the word %s is shown as %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});

test.each([
  "",
  "-rf",
  "--operator=li",
  "a\nb",
  "\u001b[31m12",
  "a\u202eb",
  "a\u200bb",
])("there is nothing to paste for %j", (text) => {
  expect([canBePasted(text), shellWord(text)]).toEqual([false, "…"]);
});

const signs = fc.string({ unit: fc.constantFrom(..."ab北 $`\"'\\!%&|;<>()*?~#“”=+^{}[]"), maxLength: 12 });

test("a POSIX shell reads each word as the text it stands for", () => {
  fc.assert(
    fc.property(fc.array(signs.filter(canBePasted), { minLength: 20, maxLength: 60 }), (texts) => {
      const script = `printf '%s\\n' ${texts.map(shellWord).join(" ")}`;
      const read = execFileSync("sh", ["-c", script], { encoding: "utf8" });
      expect(read).toBe(`${texts.join("\n")}\n`);
    }),
    { numRuns: 20 },
  );
});

test("elsewhere than on Windows a backslash is a letter of a name", () => {
  expect(below("out\\a", "balis.db")).toBe("out\\a/balis.db");
});

describe("on Windows a word is quoted as PowerShell reads it", () => {
  beforeAll(() => quoteFor("powershell"));
  afterAll(() => quoteFor("posix"));

  test("a path below a folder has one sign between folders, the machine's", () => {
    expect(below("D:\\结算/演示", "balis.db")).toBe("D:\\结算\\演示\\balis.db");
  });

  test.each([
    ["10002", "10002"],
    ["a & calc", '"a & calc"'],
    ["it's", '"it\'s"'],
    ["$(touch a)", "'$(touch a)'"],
    ["it's $5", "'it''s $5'"],
    ["`a`'s $b", "'`a`''s $b'"],
    ["‘curly’ $x", "'‘‘curly’’ $x'"],
  ])("%s is shown as %s", (text, word) => {
    expect(shellWord(text)).toBe(word);
  });

  test.each([
    "100% & calc",
    '"; calc',
    "$a | calc",
    "ends in \\",
  ])("there is nothing to paste for %s: cmd would run a part of it, or PowerShell 5 hand it on torn", (text) => {
    expect([canBePasted(text), shellWord(text)]).toEqual([false, "…"]);
  });
});

const HOSTILE = "$(touch)";
/** What the program itself has read as a period, a number or a word of a list before it says it. */
const CHECKED =
  /^(period|year|month|earlier|service|report|sections|roles|needed|uncovered|shown|all|from|to|into|part|builtin|role|number|begun)$/;

const hostile = new Proxy({} as Record<string, unknown>, {
  get: (_, name) => (CHECKED.test(String(name)) ? "2019-05" : HOSTILE),
});

/** A command (no title of a journal) with the hostile text outside quotes; it ends with the clause. */
const BARE = /balis (?!journal )[a-z-]((?!, )[^。；;：:，])*\$\(touch\)/;

function exposed(name: string, said: string): string[] {
  return BARE.test(said.replace(/(?<= )'[^']*'/g, "WORD")) ? [`${name}: ${said}`] : [];
}

test("every remedy quotes for the shell what a file or a person wrote", () => {
  const found: string[] = [];
  let tried = 0;
  for (const [code, say] of Object.entries(messages) as [string, (p: unknown) => InBoth][]) {
    try {
      const said = Object.values(say(hostile)).flatMap(({ next }) => exposed(code, next));
      found.push(...said);
      tried += 1;
    } catch {
      // Its parameters are lists or records: no command is made of those.
    }
  }
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(350);
});

test("every next step quotes for the shell what a file or a person wrote", async () => {
  const found: string[] = [];
  let tried = 0;
  const look = (name: string, value: unknown): void => {
    if (typeof value === "object" && value !== null)
      for (const [key, inner] of Object.entries(value)) look(`${name} ${key}`, inner);
    if (typeof value !== "function") return;
    const asked = /^\(?\s*(\w+)/.exec(String(value))?.[1] ?? "";
    const given = asked === "p" ? hostile : CHECKED.test(asked) ? "2019-05" : HOSTILE;
    try {
      found.push(...exposed(name, String(value(given))));
      tried += 1;
    } catch {
      // Lists and records, as above.
    }
  };
  const src = resolve(import.meta.dirname, "../../src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
    /[/\\]words[/\\].*\.ts$/.test(file),
  );
  for (const file of files) look(file, await import(resolve(src, file)));
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(400);
});
