/** Names that the reports for reviewers print: of libraries from the registry, of economic classes from the table and the setting. */
import type { ReportNames } from "../domain/narrative/report-books.ts";
import { settingOf } from "../domain/setting.ts";
import { economicClasses } from "../domain/subproject/economic-class.ts";
import type { Reader } from "../ports/store.ts";
import { reportNames } from "../text/words/report-names.ts";

export async function readReportNames(read: Reader): Promise<ReportNames> {
  const libraries = new Map((await read.libraries()).map((l) => [l.code, l.nameZh]));
  const classes = economicClasses(settingOf(await read.settings(), "economic-classes"));
  const named = new Map(classes.map((c) => [c.code, c.zh]));
  return reportNames({
    library: (code) => libraries.get(code) ?? code,
    economicClass: (code) => named.get(code) ?? "",
  });
}
