/** Registered users: table 3 of SOURCES.md [tables-2019] at the year's end for interlibrary loan, the published total for documents. */
import { addUp } from "../../core/list.ts";
import type { Library } from "../../registry/library.ts";
import { DD_NEW_USERS, DD_USERS, ILL_USERS_TOP, MONTH_WEIGHTS, split } from "./calibration.ts";
import { randomOf } from "./random.ts";
import { workbookFile } from "./written-files.ts";

interface UserRow {
  readonly library: string;
  readonly service: "原文传递" | "馆际互借";
  readonly registered: number;
  readonly newUsers: number;
}

/** A stock at the end of each month: the year's end less what registered later. */
export function userRows(libraries: readonly Library[], asked: { month: number; seed: number }): UserRow[] {
  const random = randomOf(asked.seed + 2);
  const schools = libraries.filter((l) => l.kind === "university");
  const weights = schools.map(() => 20 + random.below(100));
  const ddAll = split(DD_USERS, weights);
  const ddNew = split(DD_NEW_USERS, weights);
  return schools.flatMap((library, i) => {
    const ill = ILL_USERS_TOP[library.code] ?? 80 + random.below(1100);
    return [
      atMonth(
        { library: library.nameZh, service: "原文传递", all: ddAll[i] ?? 0, fresh: ddNew[i] ?? 0 },
        asked.month,
      ),
      atMonth(
        { library: library.nameZh, service: "馆际互借", all: ill, fresh: Math.floor(ill / 4) },
        asked.month,
      ),
    ];
  });
}

function atMonth(
  year: { library: string; service: UserRow["service"]; all: number; fresh: number },
  month: number,
): UserRow {
  const { library, service, all, fresh } = year;
  const months = split(fresh, MONTH_WEIGHTS);
  const later = addUp(months.slice(month), (n) => n);
  return { library, service, registered: all - later, newUsers: months[month - 1] ?? 0 };
}

export async function writeUserWorkbook(
  path: string,
  rows: readonly UserRow[],
  period: string,
): Promise<void> {
  const sum = (of: (r: UserRow) => number): number => addUp(rows, of);
  const file = workbookFile(path, { name: "注册用户" });
  file.add([
    [`BALIS 注册用户数 ${period}（合成数据）`],
    ["图书馆", "服务类型", "注册用户数", "新增用户数"],
    ...rows.map((r) => [r.library, r.service, r.registered, r.newUsers]),
    ["合计", null, sum((r) => r.registered), sum((r) => r.newUsers)],
  ]);
  await file.end();
}
