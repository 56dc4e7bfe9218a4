/** Targets may be set under the sub-project's id, its key without the year, or a name of it. */
import { type SubProject, subProjectKeys } from "./subproject.ts";

export function namesInTargets(subproject: SubProject): string[] {
  const { id, nameZh, nameEn, financeCode } = subproject;
  const names = [id, id.slice(5), financeCode, nameZh, nameEn, ...subProjectKeys(subproject)];
  return [...new Set(names.filter((n) => n !== ""))];
}
