import type { Reader } from "../../../books/port.ts";
import type { Period } from "../../../core/period.ts";
import type { SubProjectBooks } from "../../../review/subproject/steps/subproject-books.ts";
import type { Layout } from "../../../sheet/layout.ts";
import type { ReportNames } from "../../forms/facts/report-books.ts";
import type { PackStage } from "../pack.ts";
import type { PackFile } from "../pack-index.ts";
import type { PackWords } from "../pack-words.ts";

export interface PackAsked {
  readonly read: Reader;
  readonly stage: PackStage;
  readonly year: string;
  /** Its id, its key within the year, its name or code. */
  readonly subproject: string;
  readonly words: PackWords;
  readonly reportNames: ReportNames;
  readonly layoutOf: (form: string) => Promise<Layout>;
  readonly programVersion: string;
}
/** What the stages add to: every file once, in no order yet. */
export interface Gathering extends PackAsked {
  readonly books: SubProjectBooks;
  readonly span: Period;
  readonly files: PackFile[];
}
export async function stageText(
  to: Gathering,
  file: Pick<PackFile, "path" | "kind" | "what"> & { text: string; command?: string },
): Promise<void> {
  const { path, kind, what, text, command = null } = file;
  to.files.push({ path, kind, ...(await to.stage.text(path, text)), what, command });
}
