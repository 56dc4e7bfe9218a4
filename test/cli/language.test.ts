/** The program's language: a flag before the environment before balis.yaml beside the books. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { typedIn } from "./typed-line.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-language-"));
const file = join(cwd, "balis.yaml");
afterAll(() => rmSync(cwd, { recursive: true }));
beforeEach(() => rmSync(file, { recursive: true, force: true }));

const typed = (line: string, env?: Record<string, string>) => typedIn(cwd)(line.split(" "), env);

/** The row of `balis config`: value, and who said it. */
async function language(line = "", env: Record<string, string> = {}): Promise<unknown> {
  const { out } = await typed(`config --json ${line}`.trim(), env);
  return JSON.parse(out).settings.language;
}

test("balis config says which counts and who said it", async () => {
  expect(await language()).toEqual({ value: "zh-CN", from: "standard" });
  writeFileSync(file, "# 只有说明\n");
  expect(await language()).toEqual({ value: "zh-CN", from: "standard" });
  writeFileSync(file, "language: en\n");
  expect(await language()).toEqual({ value: "en", from: "file" });
  expect(await language("", { BALIS_LANG: "zh_CN.UTF-8" })).toEqual({ value: "zh-CN", from: "environment" });
  expect(await language("", { BALIS_LANG: "" })).toEqual({ value: "en", from: "file" });
  expect(await language("--lang en", { BALIS_LANG: "zh-CN" })).toEqual({ value: "en", from: "flag" });
});

test("every command speaks the file's language, also its help, and a Windows editor's mark does not matter", async () => {
  writeFileSync(file, "\uFEFFlanguage: en\r\n");
  expect((await typed("--help")).out).toContain("Options:");
  expect((await typed("recncile")).err).toContain('There is no command "recncile".');
  expect((await typed("complete -- conf")).out).toContain("language");
});

test("the file is that beside the books, wherever they are", async () => {
  mkdirSync(join(cwd, "账"));
  writeFileSync(join(cwd, "账/balis.yaml"), "language: en\n");
  expect((await typed("--books 账/balis.db --help")).out).toContain("Options:");
  expect((await typed("--help")).out).toContain("选项：");
});

const COMMANDS = ["--help", "status", "library list", "settle 2019-05", "help month", "no-such-command"];

test.each(COMMANDS)("%s: a file that is not understood is told with its place", async (line) => {
  writeFileSync(file, "inbox: 来件\nlanguage: fr\n");
  const { exit, out, err } = await typed(line);
  expect([exit, out]).toEqual([3, ""]);
  expect(err).toContain("balis.yaml 有误，位置 2:11 language：");
  expect(err).toContain("zh-CN");
  const json = JSON.parse((await typed(`${line} --json`)).err);
  expect(json.error.code).toBe("settings-must-be-understood");
});

test.each([
  ["language: [", "settings-must-be-understood"],
  ["inbox: 5\n", "settings-must-be-understood"],
  [null, "file-must-be-a-file"],
  [Buffer.from([0x6c, 0xff, 0xfe, 0x80]), "file-must-be-a-text-file"],
])("a file of %j is refused, not a crash", async (content, code) => {
  if (content === null) mkdirSync(file);
  else writeFileSync(file, content);
  const { exit, err } = await typed("status --json");
  expect([exit, JSON.parse(err).error.code]).toEqual([3, code]);
});

test("who names a language on the line or in the environment needs no file, nor a sound one", async () => {
  writeFileSync(file, "language: fr\n");
  expect((await typed("help month --lang en")).exit).toBe(0);
  expect((await typed("help month", { BALIS_LANG: "en" })).exit).toBe(0);
});

test.each([
  ["status --lang fr", {}, "--lang"],
  ["status", { BALIS_LANG: "klingon" }, "BALIS_LANG"],
])("%s %o: a language that is none is the command's mistake", async (line, env, flag) => {
  const { exit, err } = await typed(line, env);
  expect(exit).toBe(2);
  for (const word of [flag, "zh-CN | en"]) expect(err).toContain(word);
});

test("completion never fails: of a file that is not understood it takes nothing", async () => {
  writeFileSync(file, "language: fr\n");
  expect(await typed("complete -- conf")).toMatchObject({ exit: 0, err: "" });
});
