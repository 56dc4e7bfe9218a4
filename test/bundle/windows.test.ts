/**
 * The bundle for Windows, by wine: patterns that no shell expands, Chinese paths, books restored over books, a workbook that another
 * program has open. With BALIS_BUNDLE_DEMO=1 also the whole demo, which takes some minutes.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
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
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../src/terminal/version.ts";
import { STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";
import { needing } from "../support/other-programs.ts";
import {
  beginMonth,
  MONTH,
  monthHere,
  runHere,
  shownInReadmes,
  stateOf,
  unpacked,
  writtenIn,
  zipFor,
} from "./bundles.ts";

const WINE = "/usr/lib/wine/wine64";
const WINESERVER = "/usr/lib/wine/wineserver64";
const zip = existsSync(WINE) ? zipFor("win-x64") : null;
const HOLD_OPEN = join(import.meta.dirname, "hold-open.mjs");
const minutes = (count: number): number => count * 60_000;

let top = "";
let cwd = "";
let folder = "";

const asWindows = (path: string): string => `Z:${path.replaceAll("/", "\\")}`;

/** Node for Windows asks whether its Windows is new enough; and by wine it can write to files only. */
function wine(argv: readonly string[], name: string): ChildProcess {
  const [out, err] = [openSync(join(top, `${name}.out`), "w"), openSync(join(top, `${name}.err`), "w")];
  const child = spawn(WINE, argv, { cwd, env: wineEnv(), stdio: ["ignore", out, err] });
  closeSync(out);
  closeSync(err);
  return child;
}

function wineEnv(): NodeJS.ProcessEnv {
  const own = { WINEPREFIX: join(top, "prefix"), WINEDEBUG: "-all", NODE_SKIP_PLATFORM_CHECK: "1" };
  return { ...process.env, ...own, BALIS_OPERATOR: "li" };
}

/** As it is typed at a prompt: `balis.cmd` and what follows. */
async function balis(
  line: string,
  command = join(folder, "balis.cmd"),
): Promise<{ exit: number | null; out: string; err: string }> {
  const child = wine(["cmd", "/c", asWindows(command), ...words(line)], "answer");
  const exit = await new Promise<number | null>((ended) => child.on("exit", ended));
  const said = (ending: string): string => readFileSync(join(top, `answer.${ending}`), "utf8");
  return { exit, out: said("out"), err: said("err") };
}

describe.skipIf(zip === null)(
  needing("BALIS_BUNDLE and wine64", zip !== null, "the bundle for Windows"),
  () => {
    beforeAll(() => {
      top = mkdtempSync(join(tmpdir(), "balis-windows-"));
      folder = unpacked(zip ?? "", join(top, "D 盘/程序"));
      cwd = join(top, "账册");
      beginMonth(cwd);
      const asWindows10 = ["reg", "add", "HKCU\\Software\\Wine", "/v", "Version", "/d", "win10", "/f"];
      // Its server otherwise ends with the last program and begins with the next, which then may find one that is about to end.
      spawnSync(WINESERVER, ["-p"], { env: wineEnv(), stdio: "ignore" });
      spawnSync(WINE, asWindows10, { env: wineEnv(), stdio: "ignore", timeout: minutes(2) });
    }, minutes(3));
    afterAll(() => {
      spawnSync(WINESERVER, ["-k"], { env: wineEnv(), stdio: "ignore" });
      rmSync(top, { recursive: true, force: true });
    });

    test("balis.cmd starts, as the READMEs show it, and its exit code is the program's", async () => {
      expect(await balis("--version")).toEqual({ exit: 0, out: `${VERSION}\n`, err: "" });
      expect((await balis("status --books 没有.db")).exit).toBe(3);
      for (const { line, printed } of shownInReadmes(">")) {
        const [command = "", ...rest] = line.split(" ");
        const { out } = await balis(rest.join(" "), join(dirname(folder), command.replaceAll("\\", "/")));
        expect(out).toBe(printed);
      }
    });

    test(
      "a month, its files named by a pattern that no shell expands: what it writes is what is written here, and nothing else is touched",
      async () => {
        const before = stateOf(folder);
        for (const line of MONTH.map((one) => one.replace("import inbox", "import inbox\\*.csv"))) {
          const { exit, err } = await balis(line);
          expect([line, (exit ?? 9) < 2, /\(node:\d+\)/.test(err)], err).toEqual([line, true, false]);
        }
        expect(stateOf(folder)).toEqual(before);
        const there = Object.entries(await writtenIn(cwd)).map(([name, text]) => [
          name.replaceAll("\\", "/"),
          text,
        ]);
        expect(Object.fromEntries(there)).toEqual(await monthHere(join(top, "same")));
      },
      minutes(6),
    );

    test(
      "an unattended run: workbooks, statements and files to return are those of the program of this folder",
      async () => {
        const [month, same] = [cwd, join(top, "无人值守/这里")];
        cwd = join(top, "无人值守/那里");
        for (const at of [cwd, same]) {
          mkdirSync(join(at, "inbox/2019-05"), { recursive: true });
          putFiles(join(at, "inbox/2019-05"), "05");
        }
        for (const line of [...STANDARD_BOOKS, "run 2019-05"]) {
          const { exit, err } = await balis(line);
          expect([line, (exit ?? 9) < 2], err).toEqual([line, true]);
          runHere(line, same);
        }
        const [there, here] = [await writtenIn(cwd), await writtenIn(same)].map((written) =>
          Object.entries(written)
            .filter(([name]) => !/[\\/]run-2019-05/.test(name))
            .map(([name, text]) => `${name.replaceAll("\\", "/")}: ${text}`),
        );
        expect(here?.some((part) => part.includes("return-2019-05"))).toBe(true);
        expect(there).toEqual(here);
        expect(readdirSync(join(cwd, "out/2019-05")).sort()).toEqual(
          readdirSync(join(same, "out/2019-05")).sort(),
        );
        cwd = month;
      },
      minutes(6),
    );

    test("under code page 936 what is passed on to a file is UTF-8 all the same, and names of files are right", async () => {
      const line = ["status", "--books", "没有这本.db"];
      const child = wine(
        ["cmd", "/c", "chcp", "936", "&", asWindows(join(folder, "balis.cmd")), ...line],
        "answer",
      );
      await new Promise((ended) => child.on("exit", ended));
      expect(readFileSync(join(top, "answer.err"), "utf8")).toContain("没有这本.db");
    });

    test(
      "a workbook that another program has open is not touched, and that is said",
      async () => {
        const held = wine([join(folder, "node/node.exe"), asWindows(HOLD_OPEN), "finance.xlsx"], "held");
        while (!readFileSync(join(top, "held.out"), "utf8").includes("open"))
          await new Promise((go) => setTimeout(go, 200));
        const { exit, err } = await balis("report finance 2019-05 -o finance.xlsx");
        held.kill("SIGKILL");
        expect([exit, err]).toEqual([3, expect.stringContaining("正被另一个程序打开")]);
        expect(readdirSync(cwd).filter((name) => name.startsWith("."))).toEqual([]);
      },
      minutes(3),
    );

    test(
      "books are backed up and restored over the books there are",
      async () => {
        for (const line of ["backup 备份.db", "restore 备份.db --confirm 备份.db", "verify"]) {
          const { exit, out, err } = await balis(line);
          expect([line, exit, err], out).toEqual([line, 0, ""]);
        }
      },
      minutes(4),
    );

    test.skipIf(process.env.BALIS_BUNDLE_DEMO !== "1")(
      "the whole demo",
      async () => {
        const { exit, out } = await balis("demo 演示");
        expect([exit, out]).toEqual([0, expect.stringContaining("53,202")]);
      },
      minutes(15),
    );
  },
);
