/** What a killed process left in the making is taken away by the next command that comes to the folder, and by nobody else. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createBooks, openBooks } from "../../src/books/sqlite/open.ts";
import { stagePack } from "../../src/papers/pack/io/stage-pack.ts";
import { beside, clearDrafts, clearedDrafts, makerOf, markOf } from "../../src/tables/io/drafts.ts";
import { writeText } from "../../src/tables/io/write-whole.ts";

const root = mkdtempSync(join(tmpdir(), "balis-drafts-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const HOST = markOf(hostname());
/** The number of a process that has ended. */
const ENDED = spawnSync(process.execPath, ["--version"]).pid;

function folderWith(...names: readonly string[]): string {
  const folder = mkdtempSync(join(root, "f-"));
  for (const name of names) writeFileSync(join(folder, name), "half");
  clearedDrafts();
  return folder;
}

test("drafts of a process that has ended are taken away and named, whatever they are of", async () => {
  const left = [
    `.财务.xlsx.${HOST}-${ENDED}.tmp`,
    `.balis.db.${HOST}-${ENDED}.part`,
    `.balis.db.${HOST}-${ENDED}.part-wal`,
  ];
  const folder = folderWith(...left);
  const parts = `.p.zip.${HOST}-${ENDED}.parts`;
  mkdirSync(join(folder, parts));
  writeFileSync(join(folder, parts, "1"), "half");
  await writeText(join(folder, "new.txt"), "whole");
  expect(readdirSync(folder)).toEqual(["new.txt"]);
  expect([...clearedDrafts()].sort()).toEqual([...left, parts].map((name) => join(folder, name)).sort());
  expect(clearedDrafts()).toEqual([]);
});

test("what runs, what another machine makes, and what is not ours stays", () => {
  const others = [
    `.财务.xlsx.${HOST}-${process.pid}.tmp`,
    `.财务.xlsx.${HOST}-${process.ppid}.tmp`,
    `.财务.xlsx.another-${ENDED}.tmp`,
    `财务.xlsx.${HOST}-${ENDED}.tmp`,
    `.财务.xlsx.${ENDED}.tmp`,
    `.财务.xlsx.${HOST}-${ENDED}.xlsx`,
    `.~lock.财务.xlsx#`,
  ];
  const folder = folderWith(...others);
  clearDrafts(folder);
  expect(readdirSync(folder).sort()).toEqual([...others].sort());
  expect(clearedDrafts()).toEqual([]);
});

test("a draft says which machine and which process make it", () => {
  const folder = folderWith();
  expect(beside(join(folder, "a.csv"), "tmp")).toBe(join(folder, `.a.csv.${HOST}-${process.pid}.tmp`));
});

test.each([
  ["lib", ".a.xlsx.lib-4711.tmp", 4711],
  // Whole names with a domain, as servers and Macs have them.
  ["lib.pku.edu.cn", ".a.xlsx.lib_pku_edu_cn-4711.tmp", 4711],
  ["MacBook-3.local", ".balis.db.MacBook-3_local-12.part-wal", 12],
  // Another machine's, whose name only ends alike.
  ["cn", ".a.xlsx.lib_pku_edu_cn-4711.tmp", null],
  ["b", ".a.b-1.tmp.b-2.tmp", 2],
  ["b", "a.b-2.tmp", null],
])("on %s, %s is made by process %s", (host, name, pid) => expect(makerOf(name, markOf(host))).toBe(pid));

test("what a process of the same number left in the same place is no draft of ours", async () => {
  const left = `.books.db.${HOST}-${process.pid}.part`;
  const folder = folderWith(left, `${left}-wal`);
  await createBooks(join(folder, "books.db"));
  await (await openBooks(join(folder, "books.db"))).close();
  const parts = `.p.zip.${HOST}-${process.pid}.parts`;
  mkdirSync(join(folder, parts));
  writeFileSync(join(folder, parts, "1"), "half");
  const stage = stagePack({ pack: join(folder, "p.zip"), folders: [], workbooksOf: () => Promise.reject() });
  expect(readdirSync(join(folder, parts))).toEqual([]);
  stage.close();
});
