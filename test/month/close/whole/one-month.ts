/** Small books for whole stories about a month: two libraries, files as they are sent, and the command line. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../../cases/run-case.ts";

export const HEAD = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)";
const OTHER = "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数";

/** A row of 10002's account under HEAD: 10 pages are 3.00 yuan. */
export function row(no: string, pages: number | string = 10, on = "2019-05-06"): string {
  return `${no},北京大学,${on},满足,期刊论文,普通,${pages},3.00`;
}

interface Said {
  readonly exit: number;
  /** Of a refusal its code; then the codes of the findings. */
  readonly codes: readonly string[];
  /** The same, each finding with its file. */
  readonly places: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: what a command says, and a test looks into
  readonly json: any;
}

export interface OneMonth {
  /** The folder of the test that runs, with books of its own. */
  readonly folder: () => string;
  /** Writes a text file into it; its name. */
  put(name: string, ...lines: readonly string[]): string;
  /** 10002's account of a month. */
  supplier(month: string, ...rows: readonly string[]): string;
  /** 10001's account of what 10002 supplied on the sixth, 10 pages each. */
  requester(month: string, ...numbers: readonly string[]): string;
  balis(...argv: readonly string[]): Promise<Said>;
  /** As a person reads it: both streams. */
  text(line: string, lang?: "zh-CN" | "en"): Promise<string>;
  settle(month?: string): Promise<void>;
  close(month?: string, ...more: readonly string[]): Promise<Said>;
  /** Both accounts of one request, reconciled, settled and closed. */
  closed(month: string): Promise<void>;
}

/** For the tests of one file: the registry is loaded once, and every test begins with a copy of it. */
export function oneMonth(): OneMonth {
  const root = mkdtempSync(join(tmpdir(), "balis-month-"));
  let [cwd, counter] = [root, 0];
  beforeAll(async () => {
    for (const line of STANDARD_BOOKS) await runBalis(line.split(" "), { cwd: root, lang: "zh-CN" });
  });
  beforeEach(() => {
    counter += 1;
    cwd = join(root, `${counter}`);
    mkdirSync(cwd);
    cpSync(join(root, "balis.db"), join(cwd, "balis.db"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const balis = async (...argv: readonly string[]): Promise<Said> => {
    const { exit, stdout, stderr } = await runBalis([...argv, "--json", "--quiet"], { cwd, lang: "zh-CN" });
    const json = JSON.parse(stderr.startsWith("{") ? stderr : stdout);
    const found: { code: string; at: { file: string } | null }[] = json.findings ?? [];
    const own = found.filter((f) => typeof f.code === "string");
    const refused: string[] = json.error ? [json.error.code] : [];
    return {
      ...{ exit, json },
      codes: [...refused, ...own.map((f) => f.code)],
      places: [...refused, ...own.map((f) => (f.at ? `${f.code} ${f.at.file}` : f.code))],
    };
  };
  const put = (name: string, ...lines: readonly string[]): string => {
    writeFileSync(join(cwd, name), [...lines, ""].join("\n"));
    return name;
  };
  const month: OneMonth = {
    ...{ folder: () => cwd, put, balis },
    supplier: (of, ...rows) => put(`10002-原文传递-${of}.csv`, HEAD, ...rows),
    requester: (of, ...numbers) => {
      const rows = numbers.map((no) => `${no},中国人民大学,${of}-06,满足,期刊论文,普通,10`);
      return put(`10001-原文传递请求-${of}.csv`, OTHER, ...rows);
    },
    text: async (line, lang = "zh-CN") => {
      const { stdout, stderr } = await runBalis(line.split(" "), { cwd, lang });
      return stdout + stderr;
    },
    settle: async (of = "2019-05") => {
      await balis("reconcile", of);
      await balis("settle", of);
    },
    close: (of = "2019-05", ...more) => balis("close", of, "--confirm", of, ...more),
    closed: async (of) => {
      const no = `DD-${of}`;
      await balis("import", month.supplier(of, row(no, 10, `${of}-06`)), month.requester(of, no));
      await month.settle(of);
      const { exit, codes } = await month.close(of);
      if (exit !== 0) throw new Error(`${of} is not closed: ${codes.join(" ")}`);
    },
  };
  return month;
}
