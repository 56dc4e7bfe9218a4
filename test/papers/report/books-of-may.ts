/** A month small enough to work out by hand: two libraries, three requests, one parcel. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBalis } from "../../cases/run-case.ts";

/**
 * 人大 supplies 12 pages (3.60) and 12 pages urgent (3.60 + 10.00); 50 % of 17.20 is 8.60 (sample rate).
 * 北大 lends 2 volumes to 人大: 2 × 5.00 = 10.00 (sample). The parcel weighs 1.1 kg: 8.00 + 2.00 = 10.00; billed 12.00.
 */
const FILES: Readonly<Record<string, string>> = {
  "10002-原文传递-2019-05.csv": [
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名",
    "DD1,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60,=1+1",
    "DD2,北京大学,2019-05-07,满足,期刊论文,加急,12,13.60,@题名",
    "DD3,北京大学,2019-05-08,不满足,期刊论文,普通,,,",
  ].join("\n"),
  "10001-原文传递请求-2019-05.csv": [
    "申请单号,提供馆,申请日期,提供日期,状态,文献类型,申请类别,页数",
    "DD1,中国人民大学,2019-05-05,2019-05-06,满足,期刊论文,普通,12",
    "DD2,中国人民大学,2019-05-06,2019-05-07,满足,期刊论文,加急,12",
    "DD3,中国人民大学,2019-05-07,,不满足,期刊论文,普通,",
  ].join("\n"),
  "10001-馆际互借借出-2019-05.csv":
    "申请单号,借入馆,发出日期,状态,册数\nIL1,中国人民大学,2019-05-09,满足,2\n",
  "10002-馆际互借借入-2019-05.csv": "申请单号,借出馆,发出日期,状态,册数\nIL1,北京大学,2019-05-09,满足,2\n",
  "物流-2019-05.csv":
    "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)\n0001,2019-05-09,北京大学,中国人民大学,去程,1,1.1,2,12.00\n",
};

export interface Books {
  readonly cwd: string;
  balis(...argv: string[]): ReturnType<typeof runBalis>;
  remove(): void;
}

/** Imported, reconciled and settled; not closed. */
export async function booksOfMay(): Promise<Books> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-may-"));
  const balis = async (...argv: string[]) => runBalis(argv, { cwd, lang: "zh-CN" });
  const must = async (...argv: string[]): Promise<void> => {
    const done = await runBalis(argv, { cwd, lang: "zh-CN", files: "of May" });
    if (done.exit > 1) throw new Error(`${argv.join(" ")}: ${done.stderr}`);
  };
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(cwd, name), text);
  await must("init");
  await must("library", "import", "--builtin");
  await must("agreement", "import", "--builtin");
  for (const pack of ["balis-dd-2017", "sample-2019"]) {
    await must("rule", "enact", join(import.meta.dirname, `../../../templates/rules/${pack}.yaml`));
  }
  await must("import", ...Object.keys(FILES));
  await must("reconcile", "2019-05");
  await must("settle", "2019-05");
  return { cwd, balis, remove: () => rmSync(cwd, { recursive: true, force: true }) };
}
