/** balis subproject experts, scores: the experts of a panel and what they scored, one by one or as a table, taken whole or not at all. */

import { type Finding, finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { requireVisible } from "../../../core/visible-text.ts";
import type { Registry } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { lookOf, nameKey } from "../../../registry/name-key.ts";
import { libraryNamed } from "../../../registry/named-library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { Files } from "../../../tables/files.ts";
import {
  type Expert,
  type ExpertPanel,
  type PanelPurpose,
  panelFindings,
  panelFor,
  planPanel,
} from "../experts/expert-panel.ts";
import { type ExpertScore, planScore } from "../experts/expert-score.ts";
import { readExperts, readScores, type ScoreRow } from "../experts/read-expert-table.ts";
import type { Recording } from "./move-subproject.ts";
import { moneyTable } from "./read-money-table.ts";
import { subProjectBooks } from "./subproject-books.ts";

type ExpertSaid = Omit<Expert, "library">;

export interface PanelSaid {
  readonly purpose: PanelPurpose;
  readonly day: string;
  readonly document: string;
  readonly experts: readonly ExpertSaid[];
}

/** `made` null: the panel is as it was. */
export async function nameExperts(
  asked: Recording & { id: string; said: PanelSaid },
): Promise<{ subproject: string; made: ExpertPanel | null; findings: readonly Finding[] }> {
  const { store, said } = asked;
  const { read } = store;
  requireHappened(said.day, asked.action);
  const { subproject } = await subProjectBooks(read, asked.id);
  for (const { name, unit, title, field } of said.experts) requireVisible(name, unit, title, field);
  const registry = await readRegistry(read);
  const experts = said.experts.map((e): Expert => ({ ...e, library: universityOf(e.unit, registry) }));
  let made: ExpertPanel | null = null;
  let findings: Finding[] = [];
  await store.apply(
    async function* () {
      const { state } = await subProjectBooks(read, asked.id);
      const panels = await read.expertPanels({ subproject: subproject.id });
      made = planPanel({ state, panels }, { ...said, subproject: subproject.id, experts });
      if (!made) return;
      const before = panelFor(panels, said.purpose);
      const scored = await read.expertScores({ subproject: subproject.id });
      const scores = scored.filter((s) => s.panel === before?.number).length;
      findings = panelFindings(made, { state, scores });
      yield { kind: "expert-panel-named" as const, panel: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { subproject: subproject.id, made, findings };
}

/** 中国人民大学信息学院 is 10002's as its library is; null: of no university of the registry. */
function universityOf(unit: string, registry: Registry): LibraryCode | null {
  try {
    return libraryNamed(unit, registry).code;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "library-must-be-known") throw error;
  }
  const own = registry.libraries.filter((l) => nameKey(unit).startsWith(lookOf(l.nameZh)));
  const [longest] = own.sort((a, b) => b.nameZh.length - a.nameZh.length);
  return longest?.code ?? null;
}

export async function expertsIn(files: Files, path: string) {
  return readExperts(await moneyTable(files, path));
}

export type ScoreSaid = Omit<ScoreRow, "at"> & Partial<Pick<ScoreRow, "at">>;

/** Nothing was written when there are findings. */
export async function scoreByExperts(
  asked: Recording & { id: string; purpose: PanelPurpose; said: readonly ScoreSaid[] },
): Promise<{ added: readonly ExpertScore[]; present: number; findings: readonly Finding[] }> {
  const { store, said, purpose } = asked;
  const { read } = store;
  const registry = await readRegistry(read);
  let [added, findings] = [[] as ExpertScore[], [] as Finding[]];
  let present = 0;
  await store.apply(
    async function* () {
      [added, findings, present] = [[], [], 0];
      const { subproject, state } = await subProjectBooks(read, asked.id);
      const { id } = subproject;
      const panel =
        panelFor(await read.expertPanels({ subproject: id }), purpose) ??
        refuse("panel-must-be-named-first", { subproject: id, purpose });
      const before = (await read.expertScores({ subproject: id })).filter((s) => s.panel === panel.number);
      for (const { at, ...row } of said) {
        try {
          const applicant = row.applicant === "" ? "" : libraryNamed(row.applicant, registry).code;
          const standing = [...before.filter((b) => !added.some((a) => keyOf(a) === keyOf(b))), ...added];
          const wanted = { ...row, applicant, subproject: id, panel: panel.number };
          const made = planScore({ state, panel, standing, recorded: before }, wanted);
          if (added.some((a) => keyOf(a) === keyOf(made)))
            refuse("score-must-be-given-once", { expert: made.expert, criterion: made.criterion });
          if (before.some((b) => JSON.stringify(sorted(b)) === JSON.stringify(sorted(made)))) present += 1;
          else added.push(made);
        } catch (error) {
          if (!(error instanceof Refusal) || at === undefined) throw error;
          findings.push(finding(error.code, error.params, { at }));
        }
      }
      if (findings.length > 0) added = [];
      for (const score of added) yield { kind: "expert-scored" as const, score };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { added, present, findings };
}

const keyOf = (s: ExpertScore): string => JSON.stringify([s.applicant, s.expert, s.criterion]);
const sorted = (s: ExpertScore): readonly string[] => [keyOf(s), s.of, s.points, s.opinion];

export async function scoresIn(files: Files, path: string) {
  return readScores(await moneyTable(files, path));
}
