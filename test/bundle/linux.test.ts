/** The bundle for Linux: unpacked in a folder with blanks and Chinese, begun through a link, from elsewhere, without Node on the path. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import about from "../../package.json" with { type: "json" };
import { VERSION } from "../../src/terminal/version.ts";
import { words } from "../cases/run-case.ts";
import { needing } from "../support/other-programs.ts";
import {
  beginMonth,
  MONTH,
  monthHere,
  shownInReadmes,
  stateOf,
  unpacked,
  writtenIn,
  zipFor,
} from "./bundles.ts";

const zip = process.platform === "linux" && process.arch === "x64" ? zipFor("linux-x64") : null;

describe.skipIf(zip === null)(needing("BALIS_BUNDLE and unzip", zip !== null, "the bundle for Linux"), () => {
  let cwd = "";
  let folder = "";
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), "balis-bundle-"));
    folder = unpacked(zip ?? "", join(cwd, "U 盘/程序"));
    // All of a system that the launcher needs; there is no Node here.
    mkdirSync(join(cwd, "tools"));
    symlinkSync(
      execFileSync("which", ["readlink"], { encoding: "utf8" }).trim(),
      join(cwd, "tools/readlink"),
    );
    symlinkSync(join(folder, "balis"), join(cwd, "tools/balis"));
    symlinkSync("tools/balis", join(cwd, "结算"));
  }, 120_000);
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  function run(command: string, line: string, at = cwd): { exit: number | null; out: string; err: string } {
    const env = { PATH: join(cwd, "tools"), BALIS_OPERATOR: "li" };
    const done = spawnSync(command, words(line), { cwd: at, env, encoding: "utf8" });
    return { exit: done.status, out: done.stdout, err: done.stderr };
  }

  test("the list of hashes is that of the zips", () => {
    const list = spawnSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: dirname(zip ?? ""), encoding: "utf8" });
    expect([list.status, list.stdout]).toEqual([0, expect.stringContaining("linux-x64.zip: OK")]);
  });

  test.each([
    ["by its name on the path", "balis"],
    ["through a link to a link", "./结算"],
    ["by a path with blanks", "./U 盘/程序/../程序/NAME/balis"],
  ])("starts %s", (_, command) => {
    const named = command.replace("NAME", folder.slice(folder.lastIndexOf("/") + 1));
    expect(run(named, "--version")).toEqual({ exit: 0, out: `${VERSION}\n`, err: "" });
  });

  test("starts in its own folder, by a shell that is given the file", () => {
    expect(run("/bin/sh", "balis --version", folder).out).toBe(`${VERSION}\n`);
  });

  test("starts as the READMEs show it", () => {
    const shown = shownInReadmes("$");
    expect(shown.length).toBe(2);
    for (const { line, printed } of shown) {
      const [command = "", ...rest] = line.split(" ");
      expect(run(`./${command}`, rest.join(" "), dirname(folder)).out).toBe(printed);
    }
  });

  test("a month: the same workbooks, pictures and entries as the program of this folder, and nothing beside the books is touched", async () => {
    const [at, other] = [join(cwd, "账册"), join(cwd, "same")];
    beginMonth(at);
    const before = stateOf(folder);
    for (const line of MONTH) {
      const { exit, err } = run("balis", line, at);
      expect([line, (exit ?? 9) < 2, /\(node:\d+\)/.test(err)], err).toEqual([line, true, false]);
    }
    expect(stateOf(folder)).toEqual(before);
    const written = await writtenIn(at);
    expect(Object.keys(written).filter((name) => name.startsWith("charts"))).not.toEqual([]);
    expect(written).toEqual(await monthHere(other));
  }, 240_000);

  test("it has the licence of everything in it, Node's too, and pages whose links lead somewhere", () => {
    const read = (name: string): string => readFileSync(join(folder, name), "utf8");
    for (const name of Object.keys(about.dependencies))
      expect(read("LICENSES.txt").includes(`\n${name} `), name).toBe(true);
    for (const text of ["Mozilla Public License Version 2.0", "SIL OPEN FONT LICENSE", "Apache License"])
      expect(read("LICENSES.txt").includes(text), text).toBe(true);
    expect(read("node/LICENSE")).toContain("Node.js is licensed for use as follows");
    expect(read("NOTICE")).toContain("MPL-2.0");
    for (const page of ["README.md", "README.en.md"])
      for (const [, link = ""] of read(page).matchAll(/\]\(((?!src\/)[^)#]+)\)/g))
        expect(existsSync(join(folder, link)), link).toBe(true);
    expect(statSync(join(folder, "node/node")).mode & 0o111).not.toBe(0);
  });

  test.skipIf(process.env.BALIS_BUNDLE_DEMO !== "1")(
    "the whole demo, and its books verified",
    () => {
      expect(run("balis", "demo 演示")).toMatchObject({ exit: 0, out: expect.stringContaining("53,202") });
      expect(run("balis", "verify --books 演示/balis.db").exit).toBe(0);
    },
    900_000,
  );
});
