import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Two requests a month: one agreed, one whose pages differ. */
export function putFiles(cwd: string, month: string): string[] {
  const on = `2019-${month}-06`;
  const lines: Record<string, string[]> = {
    [`10002-原文传递-2019-${month}.csv`]: [
      "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名",
      `DD${month}1,北京大学,${on},满足,期刊论文,普通,12,3.60,甲`,
      `DD${month}2,北京大学,${on},满足,期刊论文,普通,10,3.00,乙`,
    ],
    [`10001-原文传递请求-2019-${month}.csv`]: [
      "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数,题名",
      `DD${month}1,中国人民大学,${on},满足,期刊论文,普通,12,甲`,
      `DD${month}2,中国人民大学,${on},满足,期刊论文,普通,4,乙`,
    ],
    [`物流-2019-${month}.csv`]: [
      "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)",
      `W${month},${on},北京大学,中国人民大学,去程,1,1.6,3,99.00`,
    ],
  };
  for (const [name, rows] of Object.entries(lines)) writeFileSync(join(cwd, name), `${rows.join("\n")}\n`);
  return Object.keys(lines);
}
