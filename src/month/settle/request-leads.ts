/** What a person must look at although the request is priced, and who must be named before it is. */
import type { Day } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import { type Fen, formatYuan } from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Directory } from "../../registry/directory.ts";

export function unnamed(who: "supplier" | "requester", { requestNo: request }: RequestRecord): Finding {
  return finding(`${who}-must-be-named`, { request });
}

/** 国家图书馆 and 上海图书馆 are reached only through the subject service libraries (SOURCES.md [subject-libraries]). */
const ONLY_THROUGH_SUBJECT_LIBRARIES: ReadonlySet<string> = new Set(["EXT-NLC", "EXT-SHL"]);

/** `isDecided`: the fee is what was agreed on or decided, not the supplier's own; it is told only where the rules settle another. */
export function leadsOf(
  record: RequestRecord,
  about: { tariffFen: Fen; settledFen: Fen; isDecided: boolean; directory: Directory; lastDay: Day },
): Finding[] {
  const found: Finding[] = [];
  const request = record.requestNo;
  const { tariffFen, settledFen } = about;
  if (about.isDecided && record.feeFen !== null) {
    const fees = { decided: formatYuan(record.feeFen), settled: formatYuan(settledFen) };
    if (record.feeFen !== settledFen)
      found.push(finding("decided-fee-must-be-settled", { request, ...fees }));
  } else if (record.feeFen !== null && record.feeFen !== tariffFen) {
    const fees = { tariff: formatYuan(tariffFen), confirmed: formatYuan(record.feeFen) };
    found.push(finding("fee-must-equal-tariff", { request, ...fees }));
  }
  if (ONLY_THROUGH_SUBJECT_LIBRARIES.has(record.supplier ?? "") && !throughSubjectLibrary(record, about)) {
    const parties = { supplier: record.supplier ?? "", agent: record.agent ?? "" };
    found.push(finding("agent-must-be-subject-library", { request, ...parties }));
  }
  return found;
}

function throughSubjectLibrary(
  record: RequestRecord,
  about: { directory: Directory; lastDay: Day },
): boolean {
  if (record.agent === null) return false;
  const day = record.suppliedOn ?? about.lastDay;
  const agreement = about.directory.agreementOn({ library: record.agent, service: "dd", day });
  return agreement?.role === "subject-service";
}
