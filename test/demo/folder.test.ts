/** `balis demo FOLDER` deletes what it made, and nothing of anybody's. */
import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fillFolder } from "../../src/demo/demo-folder.ts";
import { markOf } from "../../src/tables/io/drafts.ts";
import { type Outcome, runBalis } from "../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-demo-folder-"));
const MARK = "SYNTHETIC-合成数据.txt";
const at = (...names: string[]): string => join(cwd, "d", ...names);
const balis = (...argv: string[]): Promise<Outcome> => runBalis(argv, { cwd, lang: "en" });
const demo = (): Promise<Outcome> => balis("demo", "d", "--files-only");
const names = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

beforeAll(async () => {
  expect((await balis("demo", "made", "--files-only")).exit).toBe(0);
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

beforeEach(() => {
  rmSync(at(), { recursive: true, force: true });
  cpSync(join(cwd, "made"), at(), { recursive: true });
});

async function refused(...named: string[]): Promise<void> {
  const before = names(at());
  const done = await demo();
  expect([done.exit, done.stdout]).toEqual([3, ""]);
  expect(done.stderr).toContain("[demo-must-delete-its-own-only]");
  for (const name of named) expect(done.stderr).toContain(name);
  expect(names(at())).toEqual(before);
}

test("an empty folder is taken, and so is one that the demo made and nobody touched", async () => {
  const made = names(at());
  rmSync(at(), { recursive: true });
  mkdirSync(at());
  expect((await demo()).exit).toBe(0);
  // Looking at its books is no change of them.
  expect((await balis("--books", "d/balis.db", "library", "list")).exit).toBe(0);
  expect((await demo()).exit).toBe(0);
  expect(names(at())).toEqual(made);
}, 120_000);

test("what a demo that was killed left in the making is taken away, and does not stop the next", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(at(`.balis.db.${markOf(hostname())}-${pid}.part`), "half");
  const done = await demo();
  expect(done.exit, done.stderr).toBe(0);
  expect(names(at())).toEqual(names(join(cwd, "made")));
}, 60_000);

describe("a demo's folder is left as it is, with the names of what is not the demo's", () => {
  test("when another file lies in it, wherever", async () => {
    writeFileSync(at("my-notes.xlsx"), "notes");
    writeFileSync(at("inbox", "2019-01", "own-2019-01.csv"), "a");
    await refused("(2;", "my-notes.xlsx", "inbox/2019-01/own-2019-01.csv");
  });

  test("when a file was changed, though its name and size are the same", async () => {
    const truth = readFileSync(at("truth.json"), "utf8");
    writeFileSync(at("truth.json"), truth.replace("2019", "2018"));
    await refused("(1;", "truth.json");
  });

  test("when something was recorded in its books", async () => {
    expect(
      (await balis("--books", "d/balis.db", "alias", "add", "北大一号", "--library", "10001")).exit,
    ).toBe(0);
    await refused("(1;", "balis.db");
  });

  test("when a link was put in the place of a file", async () => {
    renameSync(at("truth.json"), join(cwd, "moved.json"));
    symlinkSync(join(cwd, "moved.json"), at("truth.json"));
    await refused("truth.json");
  });

  test("when it was made before the demo kept a list", async () => {
    writeFileSync(at(MARK), "合成数据，仅供演示。Synthetic data, for demonstration only.\n");
    await refused("balis.db");
  });
});

test("a folder without the demo's mark is never taken", async () => {
  rmSync(at(MARK));
  const done = await demo();
  expect([done.exit, done.stdout]).toEqual([3, ""]);
  expect(done.stderr).toContain("[output-must-be-writable]");
  expect(existsSync(at("truth.json"))).toBe(true);
});

describe("a demo that was stopped while it ran", () => {
  const BALIS = join(import.meta.dirname, "../../bin/balis.js");
  /** The whole year takes seconds; its exports are there after the first. */
  async function stopped(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<void> {
    rmSync(at(), { recursive: true });
    const env = { ...process.env, BALIS_LANG: "en", BALIS_OPERATOR: "test" };
    const child = spawn(process.execPath, [BALIS, "demo", "d"], { cwd, env, stdio: "ignore" });
    const ended = new Promise<void>((done) => child.on("exit", () => done()));
    for (let i = 0; i < 3000 && !existsSync(at("truth.json")); i++)
      await new Promise((done) => setTimeout(done, 10));
    child.kill(signal);
    await ended;
  }

  test.each([
    "SIGINT",
    "SIGTERM",
  ] as const)("(%s) leaves a folder that the next one takes", async (signal) => {
    await stopped(signal);
    expect((await demo()).exit).toBe(0);
    expect(names(at())).toEqual(names(join(cwd, "made")));
  }, 120_000);

  test("leaves what is somebody's own, though it is called as the demo calls its files", async () => {
    await stopped("SIGTERM");
    writeFileSync(at("inbox", "2019-01", "10002-原文传递提供-2019-01.csv"), "a");
    writeFileSync(at("truth.json"), "changed");
    await refused("(2;", "inbox/2019-01/10002-原文传递提供-2019-01.csv", "truth.json");
  }, 60_000);

  test("and was killed leaves nothing that can be shown to be its own: nothing is deleted", async () => {
    await stopped("SIGKILL");
    await refused("balis.db", "killed");
  }, 60_000);
});

test("a demo that fails leaves a folder that the next one takes", async () => {
  rmSync(at(), { recursive: true });
  const failed = fillFolder(at(), async () => {
    writeFileSync(at("truth.json"), "half");
    throw new Error("no room");
  });
  await expect(failed).rejects.toThrow("no room");
  expect((await demo()).exit).toBe(0);
}, 60_000);

test("what is put into the folder, or changed in it, while the demo runs is not the demo's", async () => {
  rmSync(at(), { recursive: true });
  await fillFolder(at(), async (note) => {
    writeFileSync(at("truth.json"), "made");
    note();
    writeFileSync(at("truth.json"), "changed");
    writeFileSync(at("notes.txt"), "notes");
  });
  await refused("(2;", "notes.txt", "truth.json");
});
