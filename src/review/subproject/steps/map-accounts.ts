/** balis subproject accounts: what the finance system's accounts, projects and departments mean, as a table, taken whole or not at all. */

import { type Finding, finding } from "../../../core/finding.ts";
import { Refusal } from "../../../core/refusal.ts";
import { textKey } from "../../../tables/cell.ts";
import type { Files } from "../../../tables/files.ts";
import { type AccountMap, type AccountRule, mapOf } from "../money/account-map.ts";
import { readAccountMap } from "../money/read-account-map.ts";
import type { SubProjectReads } from "../port.ts";
import { subProjectKeys } from "../subproject.ts";
import { classesOf } from "./fund-subproject.ts";
import type { Recording } from "./move-subproject.ts";
import { librariesIn, libraryMeant, moneyTable } from "./read-money-table.ts";
import { subProjectBooks } from "./subproject-books.ts";

interface MapImport {
  readonly map: AccountMap | null;
  readonly isNew: boolean;
  /** Nothing was written when there are any. */
  readonly findings: readonly Finding[];
}

export async function importAccountMap(
  asked: Recording & { id: string; files: Files; path: string },
): Promise<MapImport> {
  const { store } = asked;
  const { rules, findings: unread } = readAccountMap(
    await moneyTable(asked.files, asked.path),
    await classesOf(store.read),
  );
  let answer: MapImport = { map: null, isNew: false, findings: unread };
  const { added } = await store.apply(
    async function* () {
      if (unread.length > 0) return;
      const { subproject } = await subProjectBooks(store.read, asked.id);
      const said = rules.map((r) => (r.library === "" ? {} : { library: r.library }));
      const libraries = await librariesIn(store.read, said);
      const findings: Finding[] = [];
      findings.push(...(await claimedElsewhere(store.read, { subproject: subproject.id, rules })));
      const named = rules.flatMap((rule): AccountRule[] => {
        try {
          const { library = "" } = libraryMeant(libraries, rule.library === "" ? undefined : rule.library);
          return [{ ...rule, library }];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          findings.push(finding(error.code, error.params));
          return [];
        }
      });
      answer = { map: { subproject: subproject.id, rules: named }, isNew: false, findings };
      if (findings.length > 0 || answer.map === null) return;
      yield { kind: "account-map-recorded" as const, map: answer.map };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { ...answer, isNew: added > 0 };
}

/** A ledger's 项目 is of one sub-project: by its own map, or by its name or code. */
async function claimedElsewhere(
  read: SubProjectReads,
  { subproject, rules }: AccountMap,
): Promise<Finding[]> {
  const maps = (await read.accountMaps()).filter((m) => m.subproject !== subproject);
  const others = (await read.subprojects()).filter((s) => s.id !== subproject);
  return rules
    .filter((r) => r.role === "project")
    .flatMap(({ value: name }) => {
      const other =
        mapOf(maps, name)?.subproject ?? others.find((s) => subProjectKeys(s).includes(textKey(name)))?.id;
      return other === undefined ? [] : [finding("subproject-name-must-be-new", { name, other })];
    });
}
