/** Settled books of any months: files of both sides, imported, reconciled and settled by the program itself. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const NAMES: Readonly<Record<string, string>> = {
  "10001": "北京大学",
  "10002": "中国人民大学",
  "10003": "清华大学",
};

interface Doc {
  readonly from: string;
  readonly to: string;
  readonly pages: number;
  readonly urgent: boolean;
}
interface Loan {
  readonly from: string;
  readonly to: string;
  readonly volumes: number;
  readonly grams: number;
}
export interface Month {
  readonly docs: readonly Doc[];
  readonly loans: readonly Loan[];
}

const DD_SUPPLIER = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数";
const DD_REQUESTER = "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数";
const LENT = "申请单号,借入馆,发出日期,状态,册数,去程运单号";
const BORROWED = "申请单号,借出馆,发出日期,状态,册数,去程运单号";
const INVOICE = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)";

function filesOf(period: string, month: Month): Record<string, string> {
  const rows = new Map<string, string[]>();
  const add = (name: string, head: string, row: readonly (string | number)[]): void => {
    const known = rows.get(name) ?? [head];
    known.push(row.join(","));
    rows.set(name, known);
  };
  const name = (code: string): string => NAMES[code] ?? "";
  const mm = period.replace("-", "");
  month.docs.forEach(({ from, to, pages, urgent }, i) => {
    const no = `DD${mm}${1000 + i * 37}`;
    const rest = [`${period}-06`, "满足", "期刊论文", urgent ? "加急" : "普通", pages];
    add(`${from}-原文传递-${period}.csv`, DD_SUPPLIER, [no, name(to), ...rest]);
    add(`${to}-原文传递请求-${period}.csv`, DD_REQUESTER, [no, name(from), ...rest]);
  });
  month.loans.forEach(({ from, to, volumes, grams }, i) => {
    const [no, waybill] = [`IL${mm}${1000 + i * 41}`, `W${mm}${1000 + i * 43}`];
    const rest = [`${period}-09`, "满足", volumes, waybill];
    add(`${from}-馆际互借借出-${period}.csv`, LENT, [no, name(to), ...rest]);
    add(`${to}-馆际互借借入-${period}.csv`, BORROWED, [no, name(from), ...rest]);
    const line = [waybill, `${period}-09`, name(from), name(to), "去程", 1, grams / 1000, volumes, "12.00"];
    add(`物流-${period}.csv`, INVOICE, line);
  });
  return Object.fromEntries([...rows].map(([file, lines]) => [file, `${lines.join("\n")}\n`]));
}

let root: string | null = null;

/** Registry and rules once; each story works on a copy. */
async function standardBooks(): Promise<string> {
  if (root !== null) return root;
  root = mkdtempSync(join(tmpdir(), "balis-simulate-"));
  for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd: root, lang: "en" });
  return root;
}

export function removeBooks(): void {
  if (root !== null) rmSync(root, { recursive: true, force: true });
  root = null;
}

export interface Books {
  readonly cwd: string;
  readonly balis: (line: string) => ReturnType<typeof runBalis>;
  /** The command must end well; a finding is well. */
  readonly must: (line: string) => Promise<string>;
  readonly simulate: (line: string) => Promise<SimulationJson>;
}

let made = 0;
export async function booksOf(
  months: Readonly<Record<string, Month>>,
  how: {
    reverse?: boolean;
    before?: readonly string[];
    settle?: string;
    files?: Record<string, string>;
  } = {},
): Promise<Books> {
  const base = await standardBooks();
  made += 1;
  const cwd = join(base, `b${made}`);
  mkdirSync(cwd);
  cpSync(join(base, "balis.db"), join(cwd, "balis.db"));
  const balis = (line: string) => runBalis(words(line), { cwd, lang: "en" });
  const must = async (line: string): Promise<string> => {
    const { exit, stdout, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
    return stdout;
  };
  for (const [name, text] of Object.entries(how.files ?? {})) writeFileSync(join(cwd, name), text);
  for (const line of how.before ?? []) await must(line);
  for (const [period, month] of Object.entries(months)) {
    const files = Object.entries(filesOf(period, month));
    if (how.reverse) files.reverse();
    for (const [name, text] of files) writeFileSync(join(cwd, name), text);
    if (files.length === 0) continue;
    await must(`import ${files.map(([name]) => name).join(" ")}`);
    await must(`reconcile ${period}`);
    await must(`settle ${period} ${how.settle ?? ""}`.trim());
  }
  const simulate = async (line: string) =>
    JSON.parse(await must(`simulate ${line} --json`)) as SimulationJson;
  return { cwd, balis, must, simulate };
}

/** The sample pack with other words in it, as a file's text. */
export function samplePack(...changes: readonly (readonly [string, string])[]): string {
  let text = readFileSync("templates/rules/sample-2019.yaml", "utf8");
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the sample pack has "${from}"`);
    text = text.replace(from, to);
  }
  return text;
}

interface Sides {
  readonly beforeFen: number;
  readonly afterFen: number;
  readonly differenceFen: number;
}
export interface Kind extends Sides {
  readonly kind: string;
  readonly scheme: string | null;
}
export interface SimulationJson {
  readonly totals: readonly Kind[];
  readonly effect: Sides;
  readonly libraries: readonly (Sides & { library: string; kinds: readonly Kind[] })[];
  readonly periods: readonly { period: string; kinds: readonly Kind[] }[];
  readonly budget: readonly Record<"before" | "after", { leftFen: number; usedUpIn: string | null }>[];
  readonly courier: {
    readonly rated: Sides;
    readonly classes: readonly (Sides & { class: string })[];
    readonly allocation: readonly (Sides & { library: string })[];
  } | null;
  readonly cutFen: number;
  readonly findings: readonly { code: string }[];
}

export const kindOf = (kinds: readonly Kind[], kind: string): number[] => {
  const found = kinds.find((k) => k.kind === kind);
  return found ? [found.beforeFen, found.afterFen, found.differenceFen] : [];
};
