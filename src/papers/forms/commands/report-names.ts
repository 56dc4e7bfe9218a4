/** Names that the reports for reviewers print: of libraries from the registry, of economic classes from the table and the setting. */

import type { Reader } from "../../../books/port.ts";
import { isWithin } from "../../../core/day.ts";
import { settingOf } from "../../../core/setting.ts";
import { economicClasses } from "../../../review/subproject/economic-class.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { reportNames } from "../words/report-names.ts";

export async function readReportNames(read: Reader): Promise<ReportNames> {
  const official = (await read.aliases()).filter((a) => a.isOfficial);
  const libraries = new Map((await read.libraries()).map((l) => [l.code, l.nameZh]));
  const classes = economicClasses(settingOf(await read.settings(), "economic-classes"));
  const named = new Map(classes.map((c) => [c.code, c.zh]));
  return reportNames({
    library: (code) => libraries.get(code) ?? code,
    libraryOn: (code, day) =>
      official.find((a) => a.code === code && isWithin(day, a))?.text ?? libraries.get(code) ?? code,
    economicClass: (code) => named.get(code) ?? "",
  });
}
