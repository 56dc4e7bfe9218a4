/** The files that arrive in one month: the platform's, those of libraries that send their own, the courier's, the users'. */
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pauseDue } from "../../core/io/pause.ts";
import type { Library } from "../../registry/library.ts";
import {
  type Dialect,
  type DialectColumn,
  englishCsv,
  gbkCsv,
  plainCsv,
  type Sent,
  titledGbkCsv,
  titledWorkbook,
  unicodeText,
} from "./dialects.ts";
import type { PlantedSides } from "./plant.ts";
import type { InvoiceLine } from "./plant-courier.ts";
import { LATE, type TrueRequest, two } from "./requests.ts";
import { quotedGbkCsv, serialWorkbook, tabbedText } from "./system-dialects.ts";
import { userRows, writeUserWorkbook } from "./users.ts";
import { type RowFile, workbookFile } from "./written-files.ts";

type Row = TrueRequest;

const STATUS = { filled: "满足", unfilled: "不满足", cancelled: "取消" } as const;

/** Libraries that send their own account of what they supplied, each in its own way. */
const OWN: Readonly<Record<string, Dialect>> = {
  "10002": titledWorkbook,
  "10027": englishCsv,
  "10043": titledGbkCsv,
  "14596": unicodeText,
  "10033": quotedGbkCsv,
  "10045": serialWorkbook,
  "11232": tabbedText,
  [LATE.code]: plainCsv,
};

/** In this month 10043's file first comes with a broken row and a wrong total, then corrected. */
const SPOILED_MONTH = 3;
/** In this month the courier's file comes twice. */
const REPEATED_MONTH = 4;
/** In this month the platform's file has some of what 10027 sends, too. */
const CHANNELS = { month: 6, code: "10027", rows: 25 };
/** In this month 10002 sends its rows in two files that overlap: all but the last so many, and the last so many twice over. */
const OVERLAP = { month: 7, code: "10002", rows: 10 };
/** In this month 10002's workbook has a sheet with the same heading, which nobody reads. */
const UNREAD = { month: 8, code: "10002", sheet: "底稿" };

/** Rows of the year that two files have: they are confirmed twice. */
export const IN_TWO_FILES = CHANNELS.rows + OVERLAP.rows;

/** A sheet ends at row 1,048,576: beyond this scale the loans of a month come as text. */
const SHEET_SCALE = 500;

interface Month {
  readonly dir: string;
  readonly month: number;
  readonly seed: number;
  readonly scale: number;
  readonly libraries: readonly Library[];
}

/** What happened, in parts. */
interface MonthPart {
  readonly dd: PlantedSides;
  readonly ill: PlantedSides;
  readonly invoice: readonly InvoiceLine[];
  /** What a library supplied in the month before and sends only now. */
  readonly late: readonly Row[];
  /** What was settled the month before and its requester now cancels. */
  readonly cancelled: readonly Row[];
}

/** Opens the files of one month; they are whole when it is ended. */
export function openMonth(asked: Month) {
  const { month, scale } = asked;
  const names = new Map(asked.libraries.map((l) => [l.code, l.nameZh]));
  const name = (code: string): string => names.get(code) ?? code;
  const period = `2019-${two(month)}`;
  const folder = join(asked.dir, period);
  mkdirSync(folder, { recursive: true });
  const platform = (what: string, dialect: Dialect, columns: readonly DialectColumn[]): RowFile<Row> =>
    dialect({ path: join(folder, `平台-${what}-${period}`), title: `BALIS ${what} ${period}`, columns });
  const ddSupplied = platform("原文传递提供侧", plainCsv, [
    ...ddColumns(name),
    ...DD_MONEY,
    reporter("提供馆填报"),
  ]);
  const ddRequested = platform("原文传递请求侧", gbkCsv, [...ddColumns(name), reporter("请求馆填报")]);
  const loans = scale > SHEET_SCALE ? plainCsv : titledWorkbook;
  const illSupplied = platform("馆际互借借出侧", loans, [...illColumns(name), reporter("借出馆填报")]);
  const illRequested = platform("馆际互借借入侧", gbkCsv, [...illColumns(name), reporter("借入馆填报")]);
  const courier = courierFile(join(folder, `平台-物流账单-${period}.xlsx`), { name, period });
  const own = new Map<string, readonly RowFile<Row>[]>();
  const ownFiles = (code: string, dialect: Dialect): readonly RowFile<Row>[] => {
    const open = own.get(code) ?? openOwn({ folder, code, dialect, month, period, name });
    own.set(code, open);
    return open;
  };
  let lateFile: RowFile<Row> | null = null;

  return {
    add(part: MonthPart): void {
      for (const [code, dialect] of Object.entries(OWN)) {
        const rows = part.dd.supplied.filter((r) => r.supplier === code);
        const files = rows.length === 0 ? [] : ownFiles(code, dialect);
        for (const [i, file] of files.entries())
          file.add(isOverlap({ code, month }) ? window(rows, i) : rows);
      }
      const also = month === CHANNELS.month ? agreed(part.dd, CHANNELS.code).slice(0, CHANNELS.rows) : [];
      ddSupplied.add([...part.dd.supplied.filter((r) => !(r.supplier in OWN)), ...also]);
      ddRequested.add([...part.dd.requested, ...part.cancelled]);
      illSupplied.add(part.ill.supplied);
      illRequested.add(part.ill.requested);
      courier.add(part.invoice);
      if (part.late.length === 0) return;
      lateFile ??= plainCsv(ownSent({ folder, code: LATE.code, period: `2019-${two(month - 1)}`, name }));
      lateFile.add(part.late);
    },
    async end(): Promise<void> {
      const files = [ddSupplied, ddRequested, illSupplied, illRequested, ...[...own.values()].flat()];
      for (const file of lateFile ? [...files, lateFile] : files) {
        await file.end();
        await pauseDue();
      }
      await courier.end();
      if (month === REPEATED_MONTH)
        copyFileSync(courier.path, join(folder, `副本-平台-物流账单-${period}.xlsx`));
      const users = join(folder, `平台-注册用户数-${period}.xlsx`);
      await writeUserWorkbook(users, userRows(asked.libraries, asked), period);
    },
  };
}

interface OwnFile {
  readonly folder: string;
  readonly code: string;
  readonly period: string;
  readonly name: (code: string) => string;
}

function openOwn(asked: OwnFile & { dialect: Dialect; month: number }): RowFile<Row>[] {
  const { code, dialect, month } = asked;
  const sent = ownSent(asked);
  if (isOverlap(asked)) return [dialect(sent), dialect({ ...sent, path: `${sent.path}_下旬` })];
  if (code === UNREAD.code && month === UNREAD.month) return [dialect({ ...sent, draft: UNREAD.sheet })];
  if (code !== "10043" || month !== SPOILED_MONTH) return [dialect(sent)];
  return [
    dialect({ ...sent, spoiled: true, totalOff: 100 }),
    dialect({ ...sent, path: `${sent.path}_更正` }),
  ];
}

function isOverlap({ code, month }: { code: string; month: number }): boolean {
  return code === OVERLAP.code && month === OVERLAP.month;
}

/** The rows of the first of two files that overlap, or of the second. */
function window(rows: readonly Row[], file: number): readonly Row[] {
  const { rows: more } = OVERLAP;
  return file === 0 ? rows.slice(0, -more) : rows.slice(-2 * more);
}

/** What a library supplied and both sides say alike, under a number that stands once. */
function agreed({ supplied, planted, otherFees }: PlantedSides, code: string): Row[] {
  const doubtful = new Set([...planted.map((p) => p.number), ...otherFees]);
  return supplied.filter((r) => r.supplier === code && !doubtful.has(r.no));
}

function ownSent({ folder, code, period, name }: OwnFile): Sent {
  const columns = [...ddColumns(name).filter((c) => c.zh !== "提供馆"), ...DD_MONEY];
  const path = join(folder, `${code}-原文传递提供-${period}`);
  return { path, title: `${name(code)} 原文传递提供明细 ${period}`, columns };
}

function ddColumns(name: (code: string) => string): DialectColumn[] {
  return [
    { zh: "申请单号", en: "Request No", kind: "text", of: (r) => r.no },
    { zh: "请求馆", en: "Requesting Library", kind: "text", of: (r) => name(r.requester) },
    { zh: "提供馆", en: "Supplying Library", kind: "text", of: (r) => name(r.supplier) },
    {
      zh: "学科服务馆",
      en: "Agent Library",
      kind: "text",
      of: (r) => (r.agent === null ? "" : name(r.agent)),
    },
    { zh: "申请日期", en: "Requested On", kind: "day", of: (r) => r.requestedOn },
    { zh: "提供日期", en: "Supplied On", kind: "day", of: (r) => r.suppliedOn },
    { zh: "状态", en: "Status", kind: "text", of: (r) => STATUS[r.status] },
    { zh: "文献类型", en: "Document Type", kind: "text", of: (r) => r.documentType },
    { zh: "申请类别", en: "Urgency", kind: "text", of: (r) => (r.urgent ? "加急" : "普通") },
    {
      zh: "处理方式",
      en: "Sourcing",
      kind: "text",
      of: (r) => (r.sourcing === "own" ? "本馆提供" : "委托代查(国内)"),
    },
    { zh: "计费项目", en: "Tariff Item", kind: "text", of: (r) => r.tariffItem ?? "" },
    { zh: "传递方式", en: "Delivery", kind: "text", of: (r) => r.delivery },
    { zh: "题名", en: "Title", kind: "text", of: (r) => r.title },
    { zh: "页数", en: "Pages", kind: "number", of: (r) => r.pages, summed: true },
    { zh: "数量", en: "Quantity", kind: "number", of: (r) => r.quantity },
  ];
}

const DD_MONEY: readonly DialectColumn[] = [
  { zh: "单价(元)", en: "Unit Price", kind: "yuan", of: (r) => r.unitPriceFen },
  { zh: "实际费用(元)", en: "Actual Cost", kind: "yuan", of: (r) => r.actualCostFen },
  { zh: "费用(元)", en: "Fee", kind: "yuan", of: (r) => r.feeFen, summed: true },
];

function illColumns(name: (code: string) => string): DialectColumn[] {
  return [
    { zh: "申请单号", en: "Request No", kind: "text", of: (r) => r.no },
    { zh: "借入馆", en: "Borrowing Library", kind: "text", of: (r) => name(r.requester) },
    { zh: "借出馆", en: "Lending Library", kind: "text", of: (r) => name(r.supplier) },
    { zh: "申请日期", en: "Requested On", kind: "day", of: (r) => r.requestedOn },
    { zh: "发出日期", en: "Shipped On", kind: "day", of: (r) => r.suppliedOn },
    { zh: "状态", en: "Status", kind: "text", of: (r) => STATUS[r.status] },
    { zh: "书名", en: "Title", kind: "text", of: (r) => r.title },
    { zh: "册数", en: "Volumes", kind: "number", of: (r) => r.volumes, summed: true },
    { zh: "去程运单号", en: "Waybill Out", kind: "text", of: (r) => r.waybill ?? "" },
  ];
}

function reporter(text: string): DialectColumn {
  return { zh: "填报方", en: "Reported By", kind: "text", of: () => text };
}

function courierFile(
  path: string,
  about: { name: (code: string) => string; period: string },
): RowFile<InvoiceLine> {
  const { name, period } = about;
  const file = workbookFile(path, { name: "账单" });
  const sum = { parcels: 0, fen: 0 };
  file.add([
    [`物流账单 ${period}（合成数据）`],
    [
      "运单号",
      "寄件日期",
      "寄件馆",
      "收件馆",
      "方向",
      "件数",
      "重量(kg)",
      "册数",
      "金额(元)",
      "费用项目",
      "母单号",
    ],
  ]);
  const row = (line: InvoiceLine) => {
    sum.parcels += 1;
    sum.fen += line.fen;
    const places = [name(line.from), name(line.to), "去程"];
    const amounts = [1, line.grams / 1000, line.volumes, line.fen / 100];
    return [line.waybill, { day: line.shippedOn }, ...places, ...amounts, line.item, line.mother];
  };
  const end = async (): Promise<void> => {
    file.add([["合计", null, null, null, null, sum.parcels, null, null, sum.fen / 100]]);
    await file.end();
  };
  return { path, add: (lines) => file.add(lines.map(row)), end };
}
