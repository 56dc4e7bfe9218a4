/** `balis demo FOLDER` deletes what it made, and nothing of anybody's. */
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
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

describe("a demo that was stopped", () => {
  beforeEach(() => {
    writeFileSync(at(MARK), `${readFileSync(at(MARK), "utf8").split("\n")[0]}\n未完成 / unfinished\n`);
    writeFileSync(at("balis.db-wal"), "not yet in the books");
    writeFileSync(at("inbox", "2019-12", "平台-物流账单-2019-12.xlsx.part"), "half");
  });

  test("leaves a folder that the next one takes", async () => {
    const done = await demo();
    expect(done.exit).toBe(0);
    expect(names(at())).toEqual(names(join(cwd, "made")));
  }, 60_000);

  test("leaves what is somebody's own", async () => {
    writeFileSync(at("notes.txt"), "notes");
    await refused("(1;", "notes.txt");
  });
});
