/** A month of several people, a month of one, and one from before anybody was registered: in one set of books. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { editRows } from "../support/edited-books.ts";
import { putFiles } from "./month-files.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-people-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });
const books = (name: string) => join(cwd, `${name}.db`);

async function all(...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const { exit, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
}

// A line of the courier's bill is in question each month.
const [LI, WANG, ASKED] = ["--operator 李", "--operator 王", "--despite 物流公司核对中"];

async function untilSettled(month: string): Promise<void> {
  const period = `2019-${month}`;
  await all(
    `import ${putFiles(cwd, month).join(" ")} ${LI}`,
    `reconcile ${period} ${LI}`,
    `discrepancy resolve --period ${period} --as requester-right --reason 核实 ${LI}`,
    `settle ${period} ${LI}`,
  );
}

beforeAll(async () => {
  await all(...STANDARD_BOOKS);
  await untilSettled("03");
  await all(`close 2019-03 --confirm 2019-03 ${ASKED} ${LI}`);
  await all("operator add 王 --role approver", `operator add 李 --role clerk,finance,auditor ${WANG}`);
  await untilSettled("04");
  await all(`approve 2019-04 ${WANG}`, `close 2019-04 --confirm 2019-04 ${ASKED} ${WANG}`);
  await all(
    `operator remove 李 ${WANG}`,
    `operator add 王 --role clerk,finance,approver ${WANG}`,
    `setting set single-person yes ${WANG}`,
    `import ${putFiles(cwd, "05").join(" ")} ${WANG}`,
    `reconcile 2019-05 ${WANG}`,
    `settle 2019-05 ${WANG}`,
  );
  cpSync(join(cwd, "balis.db"), books("sound"));
}, 60_000);

const fresh = (): void => cpSync(books("sound"), join(cwd, "balis.db"));

describe("verify", () => {
  test("proves a close from before operators, one by two people and one by one, whoever has left since", async () => {
    fresh();
    await all(
      `discrepancy resolve --period 2019-05 --as requester-right --reason 核实 ${WANG}`,
      `settle 2019-05 ${WANG}`,
      `close 2019-05 --confirm 2019-05 ${ASKED} ${WANG}`,
    );
    const done = await balis("verify --json");
    expect([done.exit, JSON.parse(done.stdout)]).toMatchObject([0, { chain: true, log: true, findings: [] }]);
    const db = new Database(join(cwd, "balis.db"));
    const manifests = db
      .prepare("SELECT manifest FROM period_close ORDER BY ordinal")
      .pluck()
      .all() as string[];
    db.close();
    expect(manifests.map((m) => JSON.parse(m).people)).toEqual([
      undefined,
      { mode: "two-person", settled: "李", approved: "王", closed: "王", user: "li" },
      { mode: "single-person", settled: "王", approved: null, closed: "王" },
    ]);
  });

  test.each([
    [
      "a command line in the log",
      "UPDATE action SET command = 'balis status' WHERE number = 3",
      [["action-must-match-its-hash", 3]],
    ],
    [
      "who approved, in the log",
      "UPDATE action SET operator = '赵' WHERE number = (SELECT action FROM approval)",
      [
        ["action-must-match-its-hash", "approval"],
        ["manifest-must-be-what-it-rests-on", "people"],
      ],
    ],
    [
      "who settled, in the log",
      "UPDATE action SET operator = '赵' WHERE number = (SELECT action FROM settlement_run WHERE period = '2019-04')",
      [
        ["action-must-match-its-hash", "settlement"],
        ["manifest-must-be-what-it-rests-on", "people"],
      ],
    ],
    ["a seal that is gone", "DELETE FROM action_seal WHERE action = 3", [["action-must-be-sealed", 3]]],
  ])("names %s that was edited behind the program's back", async (_what, sql, wanted) => {
    fresh();
    const db = new Database(join(cwd, "balis.db"));
    const numbers: Record<string, unknown> = {
      approval: db.prepare("SELECT action FROM approval").pluck().get(),
      settlement: db.prepare("SELECT action FROM settlement_run WHERE period = '2019-04'").pluck().get(),
    };
    editRows(db, sql);
    db.close();
    const { exit, stdout } = await balis("verify --json");
    const { findings, log } = JSON.parse(stdout) as {
      findings: { code: string; params: { number?: number; part?: string } }[];
      log: boolean;
    };
    expect([exit, log]).toEqual([1, false]);
    expect(findings.map((f) => [f.code, f.params.number ?? f.params.part])).toEqual(
      wanted.map(([code, where]) => [code, numbers[`${where}`] ?? where]),
    );
  });
});

describe("the second person is no one whom the maker has just registered", () => {
  test("whoever the maker registers after the settlement doesn't approve it; whom another registers does", async () => {
    fresh();
    await all(
      `discrepancy resolve --period 2019-05 --as requester-right --reason 核实 ${WANG}`,
      `setting set single-person no ${WANG}`,
      `operator add 钱 --role approver ${WANG}`,
      `settle 2019-05 ${WANG}`,
      `operator add 王二 --role approver ${WANG}`,
      "operator add 王三 --role approver --operator 王二",
      "operator add 孙 --role approver --operator 钱",
    );
    const refused = async (name: string) =>
      /\[([a-z-]+)\]/.exec((await balis(`approve 2019-05 --operator ${name}`)).stderr)?.[1];
    expect([await refused("王二"), await refused("王三"), await refused("王")]).toEqual([
      "approver-must-be-registered-by-another",
      "approver-must-be-registered-by-another",
      "approver-must-not-be-settler",
    ]);
    await all("approve 2019-05 --operator 孙", "approve 2019-05 --operator 钱");
  });

  test("a name that looks like a registered one, or one that was, is not registered", async () => {
    fresh();
    await all(`setting set single-person no ${WANG}`, `operator add wang --role clerk ${WANG}`);
    await all(`operator remove wang ${WANG}`);
    for (const name of ["w\u0430ng", "\uff57\uff41\uff4e\uff47"])
      expect((await balis(`operator add ${name} --role clerk ${WANG}`)).stderr).toContain(
        "[operator-name-must-be-distinct]",
      );
    await all(`operator add wang --role clerk ${WANG}`);
  });
});

const LINE = "单人操作，未经复核";
/** Of April, which 李 settled and 王 closed, both as the system user li. */
const SHARED = "结算与审核（审批或关账）用的是同一个系统用户：li";

/** Every sheet of a workbook, and how often the line stands on it; the footer counts for itself. */
async function saying(
  file: string,
  line = LINE,
): Promise<{ sheet: string; lines: number; footer: boolean }[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, file));
  return workbook.worksheets.map((page) => {
    let lines = 0;
    page.eachRow((row) => {
      if (row.getCell(1).value === line) lines += 1;
    });
    return { sheet: page.name, lines, footer: page.headerFooter.oddFooter?.includes(line) ?? false };
  });
}

describe("in single-person mode every workbook says so", () => {
  const workbooks: readonly [line: string, file: (made: string[]) => boolean][] = [
    [`report finance 2019-05 -o out/finance.xlsx ${WANG}`, (made) => made.includes("finance.xlsx")],
    [`report statistics 2019 -o out/statistics.xlsx ${WANG}`, (made) => made.includes("statistics.xlsx")],
    [`report statements 2019-05 -o out ${WANG}`, (made) => made.some((f) => f.startsWith("statement-"))],
    [`return 2019-05 -o out ${WANG}`, (made) => made.length > 0],
    [`discrepancy export 2019-05 -o out/desk.xlsx ${WANG}`, (made) => made.includes("desk.xlsx")],
    [
      `courier audit 2019-05 -o out/audit.xlsx --dispute out/dispute.xlsx ${WANG}`,
      (made) => made.includes("audit.xlsx") && made.includes("dispute.xlsx"),
    ],
  ];

  test.each(workbooks)("balis %s", async (line, isThere) => {
    fresh();
    rmSync(join(cwd, "out"), { recursive: true, force: true });
    mkdirSync(join(cwd, "out"));
    await all(line);
    const made = readdirSync(join(cwd, "out")).filter((name) => name.endsWith(".xlsx"));
    expect(isThere(made), made.join()).toBe(true);
    for (const name of made)
      for (const page of await saying(
        join("out", name),
        name === "statistics.xlsx" ? `${LINE}；${SHARED}` : LINE,
      ))
        expect(page, name).toEqual({ sheet: page.sheet, lines: 1, footer: true });
  });

  test("a month settled and checked under one system user says so, and a year that has both says both", async () => {
    fresh();
    await all(`report finance 2019-04 -o two.xlsx ${WANG}`, `report statistics 2019 -o year.xlsx ${WANG}`);
    const both = await saying("year.xlsx", `${LINE}；${SHARED}`);
    for (const page of [...(await saying("two.xlsx", SHARED)), ...both])
      expect(page).toEqual({ sheet: page.sheet, lines: 1, footer: true });
  });

  test("and none does of a month that two people closed, or once the mode has ended", async () => {
    fresh();
    await all(`report finance 2019-04 -o two.xlsx ${WANG}`);
    expect((await saying("two.xlsx")).every((page) => page.lines === 0 && !page.footer)).toBe(true);
    await all(`setting set single-person no ${WANG}`, `report finance 2019-05 -o later.xlsx ${WANG}`);
    expect((await saying("later.xlsx")).every((page) => page.lines === 0 && !page.footer)).toBe(true);
  });

  test("a figure keeps its address: explain finds the same one with the line as without", async () => {
    fresh();
    await all(`report finance 2019-05 -o finance-2019-05.xlsx ${WANG}`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(cwd, "finance-2019-05.xlsx"));
    const page = workbook.getWorksheet("补贴发放明细");
    const figure = page?.getCell("F6").value;
    const said = await balis("explain finance-2019-05.xlsx!补贴发放明细!F6");
    expect([said.exit, typeof figure, said.stdout.includes(`F6 = ${Number(figure).toFixed(2)}`)]).toEqual([
      0,
      "number",
      true,
    ]);
  });

  test("the desk sheet with the line is read back", async () => {
    fresh();
    await all(`discrepancy export 2019-05 -o desk.xlsx ${WANG}`);
    const done = await balis(`discrepancy import desk.xlsx --json ${WANG}`);
    expect([done.exit, JSON.parse(done.stdout)]).toMatchObject([0, { resolved: 0, undecided: 1 }]);
  });

  test("a return file with the line is read back as it was sent", async () => {
    fresh();
    rmSync(join(cwd, "back"), { recursive: true, force: true });
    await all(`return 2019-05 -o back ${WANG}`);
    const file = readdirSync(join(cwd, "back")).find((name) => name.includes("10002")) ?? "";
    expect(existsSync(join(cwd, "back", file))).toBe(true);
    const done = await balis(`import back/${file} --json ${WANG}`);
    expect(done.exit, done.stderr + done.stdout).toBe(0);
  });

  test("workbooks leave by one door: no command writes one in another way", () => {
    const src = resolve(import.meta.dirname, "../../src");
    const writing = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.startsWith("sheet/io/"))
      .filter((name) => readFileSync(join(src, name), "utf8").includes("write-workbook.ts"));
    // A blank form has no figure that anybody could check.
    expect(writing.sort()).toEqual(["month/import/commands/form.ts", "people/commands/workbooks.ts"]);
  });
});

describe("the account behind a name", () => {
  const as = (line: string, user: string) => runBalis(words(line), { cwd, lang: "en", user, operator: null });

  test("who is registered with an account acts without saying so; nobody else acts under that name", async () => {
    fresh();
    await all(`setting set single-person no ${WANG}`, `operator add 孙 --role finance --user sun ${WANG}`);
    const set = "setting set centre X";
    expect((await as(`${set}1`, "sun")).exit).toBe(0);
    const [row] = JSON.parse((await as("log --last 1 --json", "sun")).stdout).actions;
    expect([row.operator, row.user]).toEqual(["孙", "sun"]);
    const codes: [number, string | undefined][] = [];
    for (const [line, user] of [
      [`${set}2 --operator 孙`, "li"],
      [`${set}3 --operator 王`, "sun"],
      [`${set}4`, "li"],
    ] as const) {
      const { exit, stderr } = await as(line, user);
      codes.push([exit, /\[([a-z-]+)\]/.exec(stderr)?.[1]]);
    }
    expect(codes).toEqual([
      [3, "operator-must-act-as-own-system-user"],
      [3, "system-user-must-act-under-own-name"],
      [3, "operator-must-be-registered"],
    ]);
    expect((await as("status", "nobody")).exit).toBe(0);
  });

  test("a look ahead needs no role, and the one who may not act for real is told before anything is read", async () => {
    fresh();
    // What must be looked at is told again (1); nothing is refused.
    expect((await as("settle 2019-05 --dry-run", "nobody")).exit).toBe(1);
    const { exit, stderr } = await as("settle 2019-12", "nobody");
    expect([exit, stderr.includes("[operator-must-be-registered]")]).toEqual([3, true]);
  });
});
