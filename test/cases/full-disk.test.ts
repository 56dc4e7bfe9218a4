/** A disk that is full: what does not fit is refused with its place, what was written is whole, and no part of anything is left. */
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { needing } from "../support/other-programs.ts";
import { balis, csv, cwd, giveBooks, recordCount, root, standIn } from "./real-program.ts";

giveBooks();
const small = mountedDisk();
// Of the file and not of the tests below, which may be left out.
afterAll(() => {
  if (small !== null) execFileSync("umount", [small]);
});

describe.skipIf(small === null)(
  needing("the right to mount a small disk", small !== null, "a full disk"),
  () => {
    test("an import that does not fit is refused whole, and the books can be used again", () => {
      standIn(small ?? cwd);
      expect(balis("init").exit).toBe(0);
      expect(balis("library", "import", "--builtin").exit).toBe(0);
      const file = join(root, "10002-2019-05.csv");
      const lines = ["申请单号,请求馆,提供日期,状态,文献类型,页数"];
      for (let i = 0; i < 60_000; i++) lines.push(`DD${i},北京大学,2019-05-02,满足,期刊论文,12`);
      writeFileSync(file, lines.join("\n"));
      const done = balis("import", file);
      expect([done.exit, done.stdout]).toEqual([3, ""]);
      expect(done.stderr).toContain("[disk-must-have-room]");
      expect(recordCount()).toBe(0);
      expect(balis("status").exit).toBe(0);

      // What went in before it stays and is said; what follows is not tried: the whole has failed.
      const fits = csv("10003-2019-05.csv", 5);
      const several = balis("import", fits, file);
      expect([several.exit, several.stdout]).toEqual([3, ""]);
      expect(several.stderr).toContain("10003-2019-05.csv: imported");
      expect(several.stderr.match(/disk-must-have-room/g)).toHaveLength(1);
      expect(recordCount()).toBe(5);

      // Unattended it ends as the single command does, also where the file lies in the inbox alone.
      const inbox = join(root, "inbox");
      mkdirSync(inbox);
      renameSync(file, join(inbox, "10002-2019-05.csv"));
      const run = balis("run", "2019-05", "--inbox", inbox, "--out", join(root, "out"));
      expect([run.exit, run.stdout]).toEqual([3, ""]);
      expect(run.stderr).toContain("[disk-must-have-room]");
    }, 60_000);

    test("new books are whole, or refused with no part of them left", () => {
      const disk = small ?? cwd;
      const [ballast, books] = [join(disk, "ballast"), join(disk, "new.db")];
      const ended = [60_000, 250_000, 450_000, 650_000, 800_000, 950_000].map((room) => {
        const { bavail, bsize } = statfsSync(disk);
        writeFileSync(ballast, Buffer.alloc(bavail * bsize - room));
        const done = balis("init", books);
        rmSync(ballast);
        const isWhole = done.exit === 0 && balis("verify", "--books", books).exit === 0;
        rmSync(books, { force: true });
        expect(readdirSync(disk).filter((name) => name.includes("new"))).toEqual([]);
        return isWhole ? "whole" : `${done.exit} ${done.stderr.includes("[disk-must-have-room]")}`;
      });
      expect(new Set(ended)).toEqual(new Set(["3 true", "whole"]));
    }, 60_000);

    test("of several files those that fit are whole, and the one that does not is named", () => {
      const disk = small ?? cwd;
      const files = ["10003", "10004", "10006"].map((code, i) => csv(`${code}-2019-05.csv`, 20 + i, "十二"));
      const imported = balis("import", ...files);
      expect([imported.exit, imported.stderr.match(/count-must-be-whole/g)?.length]).toEqual([1, 3]);
      const ballast = join(disk, "ballast");
      const { bavail, bsize } = statfsSync(disk);
      // Room for one of them: three blocks, of which each needs two.
      writeFileSync(ballast, Buffer.alloc(bavail * bsize - 3 * 4096));
      const done = balis("return", "2019-05", "-o", join(disk, "return"));
      expect([done.exit, done.stdout]).toEqual([3, ""]);
      expect(done.stderr).toMatch(/return\/\S+-10004-\S+\.xlsx cannot be written: the disk is full/);
      const [whole, ...others] = readdirSync(join(disk, "return"));
      expect([whole, others]).toEqual([expect.stringContaining("10003"), []]);
      // The end of a zip is its table of contents.
      const bytes = readFileSync(join(disk, "return", whole ?? ""));
      expect(bytes.subarray(-22, -18).toString("latin1")).toBe("PK\u0005\u0006");
      rmSync(ballast);
    }, 60_000);

    test("a workbook that does not fit is refused and leaves no part of itself", () => {
      const file = csv("10002-2019-05.csv", 20);
      expect(balis("import", file).exit).toBe(0);
      expect(balis("reconcile", "2019-05").exit).toBeLessThan(2);
      const disk = small ?? cwd;
      spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "ballast")}`, "bs=4096"]);
      const done = balis("report", "statistics", "2019", "-o", join(disk, "statistics.xlsx"));
      expect(done.stderr).toContain("the disk is full");
      expect([done.exit, done.stdout]).toEqual([3, ""]);
      expect(readdirSync(disk).filter((name) => name.includes("statistics"))).toEqual([]);
    }, 60_000);

    test("a pack that does not fit is refused and leaves no part of itself", () => {
      const disk = small ?? cwd;
      rmSync(join(disk, "ballast"), { force: true });
      // What can't be packed any smaller.
      writeFileSync(join(cwd, "scan.bin"), randomBytes(8_000_000));
      const dd = "2019-dd --name DD --rule central --libraries 10002 --from 2019-01-01 --to 2019-12-15";
      expect(balis("subproject", "add", ...dd.split(" ")).exit).toBe(0);
      const apply = "2019-dd apply --library 10002 --on 2018-10-15 --evidence scan.bin";
      expect(balis("subproject", "move", ...apply.split(" ")).exit).toBe(0);
      const done = balis("pack", "2019", "--subproject", "dd", "-o", join(disk, "pack.zip"));
      expect(done.stderr).toContain("the disk is full");
      expect([done.exit, done.stdout]).toEqual([3, ""]);
      expect(readdirSync(disk).filter((name) => name.includes("pack"))).toEqual([]);
    }, 60_000);
  },
);

/** Six megabytes of memory as a disk; null where this user may not mount one. */
function mountedDisk(): string | null {
  const at = mkdtempSync(join(tmpdir(), "balis-small-disk-"));
  const done = spawnSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", at]);
  return done.status === 0 ? at : null;
}
