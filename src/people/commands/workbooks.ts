/** The one door through which workbooks leave: where nobody checked, each of them says so; none replaces what was imported. */

import type { Reader } from "../../books/port.ts";
import type { Language } from "../../core/words/language.ts";
import { withLine } from "../../sheet/sheet.ts";
import type { Workbooks } from "../../sheet/workbook.ts";
import { outputCheck } from "../../terminal/require-output.ts";
import { readChecked } from "../steps/read-check-mode.ts";
import { peopleWords } from "../words/people.ts";

export async function workbooksOf(of: {
  read: Reader;
  language: Language;
  /** Null where a workbook is of no period. */
  period: string | null;
  /** A return file that came back mended and was imported gives way to the next one of its name. */
  replacesReturned?: true;
}): Promise<Workbooks> {
  const { workbooks } = await import("../../sheet/io/write-workbook.ts");
  const plain = workbooks();
  const line = await uncheckedLine(of);
  const check = outputCheck(of.read);
  return {
    write: async (path, workbook) => {
      if (!of.replacesReturned) await check(path);
      await plain.write(path, line === null ? workbook : withLine(workbook, line));
    },
  };
}

/** What must be said where one person did it all, or two under one system user; null where somebody checked, or nobody is registered. */
export async function uncheckedLine(of: {
  read: Reader;
  language: Language;
  period: string | null;
}): Promise<string | null> {
  const { isUnchecked, sharedUsers } = await readChecked(of.read, of.period);
  const words = peopleWords[of.language];
  const said = [
    ...(isUnchecked ? [words.unchecked] : []),
    ...(sharedUsers.length > 0 ? [words.checkedUnder(sharedUsers)] : []),
  ];
  return said.length === 0 ? null : said.join(words.and);
}
