/** The blank forms: what is filled in comes back, for every kind and in both languages, without naming a profile. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { headingKey } from "../../../src/month/import/columns/heading.ts";
import type { Profile } from "../../../src/month/import/columns/profile.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";
import { LANGUAGES, runBalis } from "../../cases/run-case.ts";

const root = mkdtempSync(join(tmpdir(), "balis-form-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const shelf = profileShelf("templates/profiles", hashText)([]);
const kinds = shelf.filter((p) => p.name === p.kind);

/** What is typed into a column, by the field that stands in it; a second row differs where it must. */
const TYPED: Readonly<Record<string, string | number | readonly [string | number, string | number]>> = {
  requestNo: ["0500093", "0500094"],
  requestedOn: "2019-05-02",
  suppliedOn: "2019-05-03",
  returnedOn: "2019-05-20",
  receivedOn: "2019-05-06",
  doneOn: "2019-05-08",
  shippedOn: "2019-05-04",
  heldOn: "2019-05-16",
  openedOn: "2019-05-07",
  resolvedOn: "2019-05-09",
  dueOn: "2019-06-30",
  paidOn: "2019-05-28",
  supplier: "10001",
  requester: "10003",
  agent: "10004",
  from: "10001",
  to: "10003",
  library: ["10003", "10004"],
  asker: "清华大学图书馆",
  waybillNo: ["00012345", "00012346"],
  eventNo: ["T1", "T2"],
  ticketNo: ["000017", "000018"],
  system: ["馆际互借系统", "原文传递系统"],
  packageName: ["数据库甲", "数据库乙"],
  month: "2019-05",
  year: 2019,
  listFen: 120.5,
  groupFen: 100.25,
  amountFen: 100.25,
  instalment: 1,
  instalments: 1,
  plannedMinutes: 44640,
  downMinutes: 60,
  validAnswers: 40,
  satisfiedAnswers: 39,
  certificates: 5,
  certificateFrom: ["2019-001", "2019-006"],
  certificateTo: ["2019-005", "2019-010"],
  participants: 12,
  outsideUnit: "",
  weightGrams: 1.2,
  scoreTenths: 92.5,
  hoursTenths: 3.5,
};

/** Fills two rows, as a person would, and gives the sums their values, as a spreadsheet program would. */
async function fillIn(path: string, profile: Profile): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const page = book.worksheets[0];
  if (!page) throw new Error("the form has a sheet");
  const heading = 3;
  const last = page.columnCount;
  for (let c = 1; c <= last; c++) {
    const field = profile.headings.get(headingKey(String(page.getRow(heading).getCell(c).value)));
    expect(field, `column ${c} of ${profile.name}`).toBeDefined();
    for (const i of [0, 1] as const) {
      const cell = page.getRow(heading + 1 + i).getCell(c);
      const list = cell.dataValidation?.formulae?.[0] as string | undefined;
      const said = TYPED[field ?? ""];
      const typed = Array.isArray(said) ? said[i] : said;
      cell.value = list
        ? (list.slice(1, -1).split(",")[0] ?? "")
        : (typed ?? (cell.numFmt === "@" ? "甲" : 12));
    }
    const total = page.getRow(heading + 6).getCell(c);
    const sum = [1, 2].reduce((n, i) => n + Number(page.getRow(heading + i).getCell(c).value), 0);
    if (total.formula) total.value = { formula: total.formula, result: sum };
  }
  await book.xlsx.writeFile(path);
}

async function books(name: string): Promise<string> {
  const cwd = join(root, name);
  mkdirSync(cwd);
  for (const argv of [["init"], ["library", "import", "--builtin"]])
    await runBalis(argv, { cwd, lang: "en" });
  return cwd;
}

describe("a form that is filled in", () => {
  for (const lang of LANGUAGES) {
    // A line of spending is looked up in a sub-project's budget: test/review/subproject imports it with one.
    for (const profile of kinds.filter((p) => p.kind !== "subproject-spending")) {
      test(`${profile.kind} [${lang}] is imported without naming its profile`, async () => {
        const cwd = await books(`${profile.kind}-${lang}`);
        const run = (...argv: string[]) => runBalis([...argv, "--json", "--quiet"], { cwd, lang });
        if (profile.kind === "training-attendance") await importEvents(run, cwd);
        const made = await run(
          ...[
            "form",
            profile.kind,
            "--period",
            "2019-05",
            "--library",
            "10002",
            "--rows",
            "5",
            "-o",
            "f.xlsx",
          ],
        );
        expect(made.stderr).toBe("");
        await fillIn(join(cwd, "f.xlsx"), profile);
        const done = await run("import", "f.xlsx");
        const [receipt] = JSON.parse(done.stdout).files;
        expect(receipt.findings).toEqual([]);
        expect(receipt).toMatchObject({ outcome: "imported", profile: profile.kind, period: "2019-05" });
        expect(receipt.library).toBe(profile.library.by === "own" ? "10002" : null);
        expect(receipt.rows).toMatchObject({ taken: 2, quarantined: 0, blank: 3 });
        const { sums } = profile.totals;
        if (sums.length > 0) expect(receipt.controlTotals.length).toBeGreaterThan(0);
        for (const total of receipt.controlTotals) expect(total.agrees).toBe(true);
      });
    }
  }
});

async function importEvents(run: (...argv: string[]) => Promise<unknown>, cwd: string): Promise<void> {
  const events = kinds.find((p) => p.kind === "training-event");
  if (!events) throw new Error("there is a form of events");
  await run("form", "training-event", "--period", "2019-05", "--rows", "5", "-o", "e.xlsx");
  await fillIn(join(cwd, "e.xlsx"), events);
  await run("import", "e.xlsx");
}

describe("a form", () => {
  test("is made for every kind of file there is", () => {
    const all = new Set(shelf.map((p) => p.kind));
    expect(new Set(kinds.map((p) => p.kind))).toEqual(all);
  });

  test("has no column for a reader or any person", async () => {
    for (const lang of LANGUAGES) {
      const cwd = await books(`persons-${lang}`);
      for (const { kind } of kinds) {
        await runBalis(["form", kind, "-o", `${kind}.xlsx`, "--rows", "1"], { cwd, lang });
        const book = new ExcelJS.Workbook();
        await book.xlsx.readFile(join(cwd, `${kind}.xlsx`));
        const heads = book.worksheets[0]?.getRow(3).values as string[];
        expect(heads.join(" ")).not.toMatch(/读者编号|姓名|Reader Id|Name/);
      }
    }
  });

  test("is never written over one that may be filled in", async () => {
    const cwd = await books("twice");
    const once = await runBalis(["form", "consulting", "-o", "f.xlsx"], { cwd, lang: "en" });
    expect(once.exit).toBe(0);
    const twice = await runBalis(["form", "consulting", "-o", "f.xlsx", "--json"], { cwd, lang: "en" });
    expect(twice.exit).toBe(3);
    expect(twice.stderr).toContain("form-must-not-replace");
  });
});
