/**
 * How the systems of three libraries export the same rows: other headings in another order, days as 20190503, as 2019年5月3日, or as the bare
 * number that a spreadsheet keeps for a day. The formats of the program know the headings; no library has a format of its own.
 */
import type { Dialect, DialectColumn } from "./dialects.ts";
import { money, sums, yuanText } from "./dialects.ts";
import { gbk } from "./gbk.ts";
import type { TrueRequest } from "./requests.ts";
import { type FixtureCell, textFile, workbookFile } from "./written-files.ts";

/** The headings of these systems, in their order; what a system does not export is left out. */
const HEADINGS: readonly (readonly [ours: string, theirs: string])[] = [
  ["状态", "处理结果"],
  ["申请单号", "请求单号"],
  ["题名", "文献题名"],
  ["文献类型", "类型"],
  ["请求馆", "请求图书馆"],
  ["学科服务馆", "代查馆"],
  ["申请日期", "请求日期"],
  ["提供日期", "完成日期"],
  ["申请类别", "是否加急"],
  ["处理方式", "处理方式"],
  ["计费项目", "计费项目"],
  ["传递方式", "传递方式"],
  ["页数", "总页数"],
  ["数量", "数量"],
  ["单价(元)", "单价(元)"],
  ["实际费用(元)", "实际费用(元)"],
  ["费用(元)", "确认费用(元)"],
];

function renamed(columns: readonly DialectColumn[]): DialectColumn[] {
  return HEADINGS.flatMap(([ours, theirs]) =>
    columns
      .filter((c) => c.zh === ours)
      .map((c) => ({ ...c, zh: theirs, of: c.zh === "申请类别" ? yesNo : c.of })),
  );
}

const yesNo = (r: TrueRequest): string => (r.urgent ? "是" : "否");

/** GBK, every cell in quotes, days as 20190503. */
export const quotedGbkCsv: Dialect = ({ path, columns }) => {
  const own = renamed(columns);
  const file = textFile(`${path}.csv`, gbk);
  const put = (cells: readonly string[]): string =>
    `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
  const cell = (c: DialectColumn, r: TrueRequest): string => {
    const value = c.of(r);
    if (value === null) return "";
    if (c.kind === "yuan") return yuanText(Number(value));
    return c.kind === "day" ? `${value}`.replaceAll("-", "") : `${value}`;
  };
  file.write(put(own.map((c) => c.zh)));
  return {
    path: file.path,
    add: (rows) => file.write(rows.map((r) => put(own.map((c) => cell(c, r)))).join("")),
    end: () => Promise.resolve(),
  };
};

/** Tab-separated UTF-8 with a mark, days as 2019年5月3日, amounts as ￥1,234.50, and a row of sums. */
export const tabbedText: Dialect = ({ path, columns }) => {
  const own = renamed(columns);
  const file = textFile(`${path}.txt`, (text) => Buffer.from(text));
  const put = (cells: readonly string[]): string => `${cells.join("\t")}\r\n`;
  const total = sums(own);
  const shown = (c: DialectColumn, value: string | number | null): string => {
    if (value === null) return "";
    if (c.kind === "yuan") return money(Number(value));
    if (c.kind !== "day") return `${value}`;
    const [year, month, day] = `${value}`.split("-").map(Number);
    return `${year}年${month}月${day}日`;
  };
  const line = (r: TrueRequest): string => {
    total.add(r);
    return put(own.map((c) => shown(c, c.of(r))));
  };
  file.write(`\ufeff${put(own.map((c) => c.zh))}`);
  const end = async (): Promise<void> => {
    file.write(put(own.map((c, i) => (i === 0 ? "总计" : c.summed ? shown(c, total.at(i)) : ""))));
  };
  return { path: file.path, add: (rows) => file.write(rows.map(line).join("")), end };
};

/** A workbook with two rows of titles; its days are bare numbers, as a system writes them that sets no format. */
export const serialWorkbook: Dialect = ({ path, title, columns }) => {
  const own = renamed(columns);
  const file = workbookFile(`${path}.xlsx`, { name: "Sheet1" });
  const total = sums(own);
  file.add([[title], ["导出系统：合成数据"], own.map((c) => c.zh)]);
  const row = (r: TrueRequest): FixtureCell[] => {
    total.add(r);
    return own.map((c) => bare(c, c.of(r)));
  };
  const end = async (): Promise<void> => {
    file.add([own.map((c, i) => (i === 0 ? "总计" : c.summed ? bare(c, total.at(i)) : null))]);
    await file.end();
  };
  return { path: file.path, add: (rows) => file.add(rows.map(row)), end };
};

/** The day 1970-01-01 in a spreadsheet that counts from 1900. */
const EPOCH = 25_569;

function bare({ kind }: DialectColumn, value: string | number | null): FixtureCell {
  if (value === null || value === "") return null;
  if (kind === "day") return Date.parse(`${value}T00:00:00Z`) / 86_400_000 + EPOCH;
  return kind === "yuan" ? Number(value) / 100 : value;
}
