import type { StoredReportText } from "../../../papers/forms/facts/report-text.ts";
import type { EvidenceFile } from "../../../review/subproject/move.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import type { Reading } from "./reading.ts";

type TextRow = Omit<StoredReportText, "file"> & { readonly file: string | null };

export function narrativeReader({ db }: Reading): Pick<Reader, "reportTexts"> {
  return {
    reportTexts: async (of) =>
      (db.prepare(TEXTS).all(of) as TextRow[]).map(({ file, ...row }) => ({
        ...row,
        file: file === null ? null : (fromJson(file) as EvidenceFile),
      })),
  };
}

const TEXTS = `
  SELECT t.number, t.subproject, t.year, t.report, t.section, t.text, t.file, a.at, a.operator
  FROM report_text t JOIN action a ON a.number = t.action
  WHERE t.subproject = @subproject AND t.year = @year ORDER BY t.number`;
