/** Importing on real books and real files: what becomes of every row, of a file that comes again, corrected, late or twice. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runBalis } from "../../../cases/run-case.ts";

const root = mkdtempSync(join(tmpdir(), "balis-import-"));
let cwd = root;
let counter = 0;

interface Receipt {
  readonly outcome: string;
  readonly period: string;
  readonly lateFor: string | null;
  readonly library: string | null;
  readonly rows: Record<"rows" | "taken" | "quarantined" | "blank" | "totals" | "title", number>;
  readonly controlTotals: readonly { column: string; declared: string; computed: string; agrees: boolean }[];
  readonly findingCount: number;
  readonly difference: { added: number; removed: number; kept: number } | null;
  readonly sheetsUnread: readonly { name: string; why: string }[];
}

interface Done {
  readonly exit: number;
  readonly receipts: readonly Receipt[];
  readonly code: string | undefined;
  readonly stderr: string;
}

async function balis(...argv: string[]): Promise<Done> {
  const done = await runBalis([...argv, "--json", "--quiet"], { cwd, lang: "en" });
  const answer = done.stdout === "" ? {} : (JSON.parse(done.stdout) as { files?: Receipt[] });
  const refused = done.stderr.startsWith("{")
    ? (JSON.parse(done.stderr) as { error: { code: string } })
    : undefined;
  return { exit: done.exit, receipts: answer.files ?? [], code: refused?.error.code, stderr: done.stderr };
}

async function imported(...argv: string[]): Promise<Receipt> {
  const { receipts, stderr } = await balis("import", ...argv);
  const [only] = receipts;
  if (!only) throw new Error(stderr);
  return only;
}

const HEAD = "申请单号,请求馆,提供日期,状态,文献类型,页数,费用(元)";
const row = (no: string, pages = 12, day = "2019-05-06"): string =>
  `${no},北京大学,${day},满足,期刊论文,${pages},${((pages * 30) / 100).toFixed(2)}`;

function file(name: string, rows: readonly string[], head = HEAD): string {
  writeFileSync(join(cwd, name), `${[head, ...rows].join("\n")}\n`);
  return name;
}

/** The request numbers in the books that stand, each as often as it stands. */
async function standing(): Promise<string[]> {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    const sql = `SELECT r.request_no FROM record r
      WHERE r.file NOT IN (SELECT file FROM file_supersession) ORDER BY r.request_no, r.file, r.row`;
    return db.prepare(sql).pluck().all() as string[];
  } finally {
    db.close();
  }
}

beforeEach(async () => {
  counter += 1;
  cwd = join(root, String(counter));
  const { mkdirSync } = await import("node:fs");
  mkdirSync(cwd);
  await balis("init");
  await balis("library", "import", "--builtin");
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a file that comes again", () => {
  test("adds no row, under whatever name", async () => {
    await imported(file("10002-2019-05.csv", [row("DD1"), row("DD2")]));
    const again = await imported(file("10002-2019-05 (副本).csv", [row("DD1"), row("DD2")]));
    expect(again.outcome).toBe("already-there");
    expect(await standing()).toEqual(["DD1", "DD2"]);
  });

  test("corrected by one row at an old date: exactly that row is new", async () => {
    await imported(file("10002-2019-05.csv", [row("DD1"), row("DD2")]));
    const corrected = await imported(
      file("10002-2019-05b.csv", [row("DD1"), row("DD0", 3, "2019-05-01"), row("DD2")]),
    );
    expect(corrected.outcome).toBe("superseded");
    expect(corrected.difference).toMatchObject({ added: 1, removed: 0, kept: 2 });
    expect(await standing()).toEqual(["DD0", "DD1", "DD2"]);
  });

  test("with another's rows is refused until it is said what is meant", async () => {
    await imported(file("10002-2019-05.csv", [row("DD1"), row("DD2")]));
    const other = file("10002-2019-05b.csv", [row("DD3"), row("DD4")]);
    expect((await balis("import", other)).code).toBe("another-file-stands");
    expect(await standing()).toEqual(["DD1", "DD2"]);
    await imported(other, "--beside");
    expect(await standing()).toEqual(["DD1", "DD2", "DD3", "DD4"]);
  });

  test("beside a new one in the same run loses nothing", async () => {
    const first = file("10002-2019-05.csv", [row("DD1")]);
    await imported(first);
    const second = file("10003-2019-05.csv", [row("DD2")]);
    const { receipts } = await balis("import", first, second);
    expect(receipts.map((r) => r.outcome)).toEqual(["already-there", "imported"]);
    expect(await standing()).toEqual(["DD1", "DD2"]);
  });
});

test("two identical genuine loans of one day stay two", async () => {
  const head = "申请单号,借入馆,发出日期,状态,册数";
  const loan = "IL1,北京大学,2019-05-06,满足,1";
  await imported(file("10003-馆际互借-2019-05.csv", [loan, loan], head));
  expect(await standing()).toEqual(["IL1", "IL1"]);
});

test("two files that share rows give the same records in either order", async () => {
  const a = file("10002-2019-05.csv", [row("DD1"), row("DD2")]);
  const b = file("10003-2019-05.csv", [row("DD2"), row("DD3")]);
  await balis("import", a, b);
  const one = await standing();
  cwd = join(root, `${counter}-other`);
  const { mkdirSync } = await import("node:fs");
  mkdirSync(cwd);
  await balis("init");
  await balis("library", "import", "--builtin");
  await balis(
    "import",
    file("10003-2019-05.csv", [row("DD2"), row("DD3")]),
    file("10002-2019-05.csv", [row("DD1"), row("DD2")]),
  );
  expect(await standing()).toEqual(one);
});

describe("control totals", () => {
  test("a right 合计 is dropped and checked", async () => {
    const total = "合计,,,,,27,8.10";
    const receipt = await imported(file("10002-2019-05.csv", [row("DD1", 12), row("DD2", 15), total]));
    expect(receipt.rows).toMatchObject({ rows: 4, taken: 2, totals: 1, title: 1 });
    expect(receipt.controlTotals.map((t) => [t.declared, t.computed, t.agrees])).toEqual([
      ["27", "27", true],
      ["8.10", "8.10", true],
    ]);
    expect(receipt.findingCount).toBe(0);
  });

  test("a wrong one is a finding with both numbers, and the rows are taken", async () => {
    const receipt = await imported(
      file("10002-2019-05.csv", [row("DD1", 12), row("DD2", 15), "合计,,,,,28,8.10"]),
    );
    expect(receipt.rows.taken).toBe(2);
    expect(receipt.findingCount).toBe(1);
    expect(receipt.controlTotals.find((t) => !t.agrees)).toMatchObject({ declared: "28", computed: "27" });
  });

  test("小计 counts the rows since the total before it", async () => {
    const rows = [row("DD1", 10), "小计,,,,,10,3.00", row("DD2", 5), "小计,,,,,5,1.50", "合计,,,,,15,4.50"];
    const receipt = await imported(file("10002-2019-05.csv", rows));
    expect(receipt.controlTotals.every((t) => t.agrees)).toBe(true);
    expect(receipt.rows.totals).toBe(3);
  });

  test("a library or a title that begins with 合计 is no total row", async () => {
    const head = `${HEAD},题名`;
    const receipt = await imported(file("10002-2019-05.csv", [`${row("DD1")},合计能量分析`], head));
    expect(receipt.rows).toMatchObject({ taken: 1, totals: 0 });
  });
});

describe("a broken row or file", () => {
  test("a bad row is set aside with its place and text, the good ones are taken", async () => {
    const rows = [row("DD1"), "DD2,哈佛大学,2019-05-06,满足,期刊论文,十二,3.60", row("DD3")];
    const { receipts, exit } = await balis("import", file("10002-2019-05.csv", rows));
    expect(exit).toBe(1);
    expect(receipts[0]?.rows).toMatchObject({ taken: 2, quarantined: 1 });
    expect(receipts[0]?.findingCount).toBe(2);
  });

  test("--strict refuses the whole file on any finding", async () => {
    const rows = [row("DD1"), "DD2,北京大学,2019-02-30,满足,期刊论文,12,3.60"];
    expect((await balis("import", file("10002-2019-05.csv", rows), "--strict")).code).toBe(
      "strict-file-must-have-no-findings",
    );
    expect(await standing()).toEqual([]);
  });

  test("a row longer than its heading means a stray comma: refused whole, with its row", async () => {
    const done = await balis("import", file("10002-2019-05.csv", [row("DD1"), `${row("DD2")},extra`]));
    expect([done.exit, done.code]).toEqual([3, "row-must-fit-heading"]);
    expect(done.stderr).toContain('"row": 3');
    expect(await standing()).toEqual([]);
  });

  test("a dry run says the same receipt and changes nothing", async () => {
    const name = file("10002-2019-05.csv", [row("DD1"), "DD2,哈佛大学,2019-05-06,满足,期刊论文,12,3.60"]);
    const dry = await imported(name, "--dry-run");
    expect(await standing()).toEqual([]);
    const real = await imported(name);
    expect({ ...real, outcome: "" }).toEqual({ ...dry, outcome: "" });
  });
});

describe("the period", () => {
  const head = "申请单号,请求馆,提供日期,状态,文献类型,页数";
  const on = (day: string, no: string): string => `${no},北京大学,${day},满足,期刊论文,12`;

  test("is seen in the file's name", async () => {
    expect((await imported(file("10002_201905.csv", [row("DD1")]))).period).toBe("2019-05");
  });

  test("is seen in the title above the heading, and refused where the name says otherwise", async () => {
    const title = `中国人民大学图书馆 2019年5月 原文传递\n${HEAD}\n${row("DD1")}\n`;
    writeFileSync(join(cwd, "export.csv"), title);
    expect((await imported("export.csv")).period).toBe("2019-05");
    writeFileSync(join(cwd, "10002-2019-06.csv"), `${title}${row("DD2")}\n`);
    expect((await balis("import", "10002-2019-06.csv")).code).toBe("file-witnesses-must-agree");
  });

  test("is the only month of all the dates, in whatever form they are written", async () => {
    const rows = Array.from({ length: 80 }, (_, i) => on(`2019/5/${(i % 28) + 1}`, `DD${i}`));
    expect((await imported(file("10002-export.csv", rows, head))).period).toBe("2019-05");
  });

  test("is asked for when a late row is of another month, though thousands before it agree", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => on("2019-05-03", `DD${i}`));
    const done = await balis("import", file("10002-export.csv", [...rows, on("2019-06-01", "DDX")], head));
    expect(done.code).toBe("period-must-be-given");
    expect(done.stderr).toContain("2019-05 (2500), 2019-06 (1)");
  });
});

test("a file for a closed month lands in the next open one, and is refused where the setting says so", async () => {
  await balis("agreement", "import", "--builtin");
  await balis("rule", "enact", "--builtin", "balis-dd-2017");
  await balis("rule", "enact", "--builtin", "sample-2019");
  const asked = "申请单号,提供馆,提供日期,状态,文献类型,页数\nDD1,中国人民大学,2019-05-06,满足,期刊论文,12\n";
  writeFileSync(join(cwd, "10001-2019-05.csv"), asked);
  await balis("import", file("10002-2019-05.csv", [row("DD1")]), "10001-2019-05.csv");
  await balis("reconcile", "2019-05");
  await balis("settle", "2019-05");
  expect((await balis("close", "2019-05", "--confirm", "2019-05")).exit).toBe(0);
  const late = await imported(file("10003-2019-05.csv", [row("DD7")]));
  expect([late.period, late.lateFor]).toEqual(["2019-06", "2019-05"]);
  await balis("setting", "set", "late-files", "refuse");
  expect((await balis("import", file("10004-2019-05.csv", [row("DD8")]))).code).toBe("file-must-not-be-late");
});

test("law: of any table every row is accounted for, and what is set aside is kept whole", async () => {
  const line = fc.oneof(
    { weight: 5, arbitrary: fc.nat(9999).map((n) => row(`DD${n}`)) },
    fc.constantFrom("", ",,,,,,", "合计,,,,,1,0.30", "小计,,,,,,", HEAD, "备注：以上为合成数据", "7,,,,,,"),
    fc.constantFrom(
      "DD1,哈佛大学,x,?,,-1,1.234",
      "DD2,,,,,,",
      "1.23E+12,北京大学,2019-05-06,满足,期刊论文,12,3.60",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, titled) => {
      // A heading that stands twice over no row at all is refused (`heading-must-not-be-data`).
      fc.pre(!lines.includes(HEAD) || lines.some((l) => /^(DD|7,|1\.23E)/.test(l)));
      counter += 1;
      const name = `10002-${counter}-2019-05.csv`;
      const text = [...(titled ? ["标题", ""] : []), HEAD, ...lines].join("\n");
      writeFileSync(join(cwd, name), `${text}\n`);
      const { rows } = await imported(name, "--dry-run");
      expect(rows.taken + rows.quarantined + rows.blank + rows.totals + rows.title).toBe(rows.rows);
      expect(rows.rows).toBe(text.split("\n").length);
      expect(rows.taken).toBe(lines.filter((l) => /^DD\d+,北京大学/.test(l)).length);
    }),
    { numRuns: 40 },
  );
}, 60_000);
