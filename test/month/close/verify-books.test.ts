/** An edited byte of a closed month is found and named. The edits are made behind the program's back, in the file itself. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";
import { editRows } from "../../support/edited-books.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-verify-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });

const put = (name: string, ...lines: readonly string[]): void =>
  writeFileSync(join(cwd, name), [...lines, ""].join("\n"));
const SUPPLIER = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名";
const REQUESTER = "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数,题名";

beforeAll(async () => {
  for (const month of ["05", "06"]) {
    const on = `2019-${month}-06`;
    put(
      `10002-原文传递-2019-${month}.csv`,
      SUPPLIER,
      `DD${month}1,北京大学,${on},满足,期刊论文,普通,12,3.60,甲`,
      `DD${month}2,北京大学,${on},满足,期刊论文,普通,10,3.00,乙`,
    );
    put(
      `10001-原文传递请求-2019-${month}.csv`,
      REQUESTER,
      `DD${month}1,中国人民大学,${on},满足,期刊论文,普通,12,甲`,
      `DD${month}2,中国人民大学,${on},满足,期刊论文,普通,4,乙`,
    );
    put(
      `物流-2019-${month}.csv`,
      "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)",
      `W${month},${on},北京大学,中国人民大学,去程,1,1.6,3,12.00`,
    );
    for (const line of [
      ...(month === "05" ? STANDARD_BOOKS : []),
      `import 10002-原文传递-2019-${month}.csv 10001-原文传递请求-2019-${month}.csv 物流-2019-${month}.csv`,
      `reconcile 2019-${month}`,
      `settle 2019-${month}`,
      `discrepancy resolve --period 2019-${month} --as requester-right --reason 核实为四页`,
      `settle 2019-${month}`,
      `close 2019-${month} --confirm 2019-${month}`,
    ]) {
      const { exit, stderr } = await balis(line);
      if (exit > 1) throw new Error(`${line}: ${stderr}`);
    }
  }
  cpSync(join(cwd, "balis.db"), join(cwd, "sound.db"));
}, 60_000);

/** What verify says of books in which the statement was run, as "code: first parameter that names it". */
async function foundAfter(sql: string): Promise<string[]> {
  cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
  const db = new Database(join(cwd, "balis.db"));
  editRows(db, sql);
  db.close();
  const { stdout } = await balis("verify --json");
  const { findings } = JSON.parse(stdout) as { findings: { code: string; params: Record<string, string> }[] };
  return findings.map(({ code, params: p }) =>
    code === SEALED ? code : `${p.period} ${code} ${p.part ?? p.id ?? p.stored ?? ""}`.trim(),
  );
}

/** Any row that is edited is not what its action sealed; then what rests on it is told. */
const SEALED = "rows-must-be-as-sealed";

describe("verify", () => {
  test("finds nothing when a library moves, or a contract is enacted, after the month was closed", async () => {
    cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
    // By the sample contract a parcel from or to 延庆区 costs 5.00 more.
    expect((await balis("library set 10001 --district 延庆区")).exit).toBe(0);
    const { exit, stdout } = await balis("verify --json");
    expect([exit, JSON.parse(stdout).findings]).toEqual([0, []]);
    const audited = JSON.parse((await balis("courier audit 2019-05 --json")).stdout);
    expect(JSON.stringify(audited)).not.toContain("延庆区");
  });

  test("finds nothing when rules are enacted later whose days cover the closed months, and explains them as before", async () => {
    cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
    const subsidy = async () => (await balis("explain C-2-5 --all")).stdout;
    const before = await subsidy();
    expect(before).toContain("费用项 C-2-1：费用基数");
    const later = readFileSync("templates/rules/sample-2019.yaml", "utf8")
      .replace("pack: sample", "pack: later")
      .replace('from: "2019-01-01"', 'from: "2019-05-01"')
      .replace('materiality: "20.00"', 'materiality: "50.00"');
    put("later.yaml", later);
    expect((await balis("rule enact later.yaml")).exit).toBe(0);
    const { exit, stdout } = await balis("verify --json");
    expect([exit, JSON.parse(stdout).findings]).toEqual([0, []]);
    expect(await subsidy()).toBe(before);
  });

  test("finds nothing in books that nobody has touched, settled twice and with an entry taken back", async () => {
    cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
    const { exit, stdout } = await balis("verify");
    expect([exit, stdout]).toEqual([
      0,
      [
        "账期 2019-05：重算费用项 5 条、分录 9 笔，核对关账清单",
        "账期 2019-06：重算费用项 5 条、分录 9 笔，核对关账清单",
        "关账链完整：2 次关账",
        // 5 of the registry and the rules; 8 a month: three files, one reconciliation, two settlements, one decision, one close.
        "操作日志完整：21 行",
        "数据库自检通过；每张表的每一行都与写入它的操作留下的校验值一致。",
        "全部相符。",
        "",
      ].join("\n"),
    ]);
    expect((await balis("verify 2019-06")).stdout).not.toContain("2019-05：");
    expect((await balis("verify 2018-01")).exit).toBe(3);
  });

  test("names what is not the books' own structure, and computes nothing from tables that are not as they were made", async () => {
    const changed = async (sql: string) => {
      cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
      const db = new Database(join(cwd, "balis.db"));
      db.exec(sql);
      db.close();
      const { exit, stdout, stderr } = await balis("verify");
      return [exit, `${stdout}${stderr}`] as const;
    };
    const [one, put] = await changed(
      "CREATE TRIGGER quiet AFTER INSERT ON movement BEGIN SELECT 1; END; DROP TRIGGER charge_never_updated",
    );
    expect(one).toBe(1);
    expect(put).toContain("账册缺少触发器 charge_never_updated（表 charge）。");
    expect(put).toContain("账册中的触发器 quiet（表 movement） 不是本程序建立的。");
    expect(put).toContain("账期 2019-05：重算费用项 5 条");
    const [three, gone] = await changed("DROP VIEW file_gone");
    expect([three, gone]).toEqual([3, expect.stringContaining("账册缺少视图 file_gone。")]);
    // Who may do what is read before anything is verified.
    const [none, operators] = await changed("PRAGMA foreign_keys = OFF; DROP TABLE operator");
    expect([none, operators]).toEqual([3, expect.stringContaining("no such table: operator")]);
  });

  for (const [what, sql, expected] of [
    [
      "a rule that a settlement names",
      "UPDATE settlement_run SET rules = replace(rules, 'courier sample', 'courier gone') WHERE number = 2",
      ["2019-05 settlement-must-be-computable", "2019-05 manifest-must-be-what-it-rests-on rules"],
    ],
    [
      "a title",
      "UPDATE record SET title = '丙' WHERE request_no = 'DD051' AND file = 1",
      ["2019-05 manifest-must-be-what-it-rests-on contents.records"],
    ],
    [
      "a reason",
      "UPDATE resolution SET reason = '另一个' WHERE number = 1",
      ["2019-05 manifest-must-be-what-it-rests-on contents.discrepancies"],
    ],
    [
      "the weight of a parcel",
      "UPDATE waybill_line SET weight_grams = 1700 WHERE waybill_no = 'W06'",
      ["2019-06 manifest-must-be-what-it-rests-on contents.waybills"],
    ],
    [
      "a name of a file",
      "UPDATE source_file SET name = 'x.csv' WHERE number = 1",
      ["2019-05 manifest-must-be-what-it-rests-on files"],
    ],
  ] as const) {
    test(`${what} changed after the close is found where it stands`, async () => {
      expect(await foundAfter(sql)).toEqual([SEALED, ...expected]);
    });
  }

  for (const [what, sql, expected] of [
    [
      "a page count",
      "UPDATE record SET pages = 13 WHERE request_no = 'DD051' AND file = 1",
      [
        "2019-05 charge-must-be-what-it-rests-on C-2-1",
        "2019-05 entry-must-be-what-it-rests-on 2019-05/S2/dd-subsidy/10002",
        "2019-05 manifest-must-be-what-it-rests-on contents.records",
      ],
    ],
    [
      "an amount of a charge",
      "UPDATE charge SET fen = fen + 1 WHERE settlement = 4 AND sequence = 1",
      ["2019-06 charge-must-be-what-it-rests-on C-4-1", "2019-06 manifest-must-be-what-it-rests-on totals"],
    ],
    [
      "a charge that is gone",
      "DELETE FROM charge WHERE settlement = 2 AND sequence = 1",
      ["2019-05 charge-must-be-what-it-rests-on C-2-1", "2019-05 charges-must-be-as-many 4"],
    ],
    [
      "a posting",
      "UPDATE posting SET fen = fen + 1 WHERE entry = '2019-05/S2/courier/sample-courier' AND ordinal = 1",
      [
        "2019-05 entry-must-be-what-it-rests-on 2019-05/S2/courier/sample-courier",
        "2019-05 manifest-must-be-what-it-rests-on entries",
      ],
    ],
    [
      "a reversal",
      "UPDATE posting SET fen = fen + 1 WHERE entry LIKE '2019-05/S2/reversal/%dd-subsidy%' AND ordinal = 1",
      ["2019-05 entry-must-be-what-it-rests-on 2019-05/S1/dd-subsidy/10002"],
    ],
    [
      "a manifest",
      "UPDATE period_close SET manifest = replace(manifest, '0.1', '0.2') WHERE period = '2019-06'",
      ["2019-06 manifest-must-match-its-hash"],
    ],
  ] as const) {
    test(`${what} is found and named`, async () => {
      expect(await foundAfter(sql)).toEqual(expect.arrayContaining([...expected]));
    });
  }
});
