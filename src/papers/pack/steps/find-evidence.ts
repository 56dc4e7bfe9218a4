/** The files of evidence of a pack: of typed figures and of moves, each as it was when it was recorded, or no pack at all. */
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SubjectStep } from "../../../registry/subject-step.ts";
import type { Assessment } from "../../../review/indicator/target.ts";
import type { StoredValue } from "../../../review/indicator/value.ts";
import type { FoundProblem } from "../../../review/subproject/checks/rectification.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import type { PackStage, StagedFile } from "../pack.ts";
import { evidencePath } from "../pack-index.ts";
import type { EvidenceUse } from "../words/pack-messages.ts";

interface FoundEvidence extends StagedFile {
  /** Within the pack. */
  readonly path: string;
  /** Where it lay, as it was recorded. */
  readonly source: string;
  readonly uses: readonly EvidenceUse[];
}

interface Wanted {
  readonly source: string;
  readonly sha256: string;
  readonly use: EvidenceUse;
}

interface Uses {
  readonly moves: readonly SubProjectMove[];
  readonly values: readonly StoredValue[];
  /** What people said of targets, with files. */
  readonly assessments: readonly Assessment[];
  /** By which libraries became subject service libraries. */
  readonly subjects: readonly SubjectStep[];
  /** Of the register: what was done about them. */
  readonly problems: readonly FoundProblem[];
}

export async function findEvidence(stage: PackStage, of: Uses): Promise<FoundEvidence[]> {
  const findings: Finding[] = [];
  const found = new Map<string, FoundEvidence>();
  for (const { source, sha256, use } of wantedOf(of)) {
    const now = await stage.find(source, sha256);
    if (now === null) findings.push(finding("pack-evidence-must-exist", { path: source, use }));
    else if (now.sha256 !== sha256) {
      const params = { path: source, use, was: sha256, is: now.sha256 };
      findings.push(finding("pack-evidence-must-be-unchanged", params));
    } else {
      const path = evidencePath({ path: source, sha256 });
      const before = found.get(path);
      if (!before) stage.take(path, now);
      const uses = [...(before?.uses ?? []), use];
      found.set(path, { path, sha256, bytes: now.bytes, source: before?.source ?? source, uses });
    }
  }
  if (findings.length > 0) {
    const missing = findings.filter((f) => f.code === "pack-evidence-must-exist").length;
    const params = { missing, changed: findings.length - missing };
    refuse("pack-evidence-must-be-as-it-was", params, { findings });
  }
  return [...found.values()];
}

function wantedOf(of: Uses): Wanted[] {
  const moves = of.moves.flatMap(({ number, move, carried }) =>
    carried.evidence.map(({ path, sha256 }): Wanted => {
      return { source: path, sha256, use: { kind: "move", number, move } };
    }),
  );
  const values = of.values.flatMap(({ indicator, window, evidence }) =>
    evidence.map(({ path, sha256 }): Wanted => {
      return { source: path, sha256, use: { kind: "value", indicator, window } };
    }),
  );
  const assessments = of.assessments.flatMap(({ key, year, cutOff, evidence = [] }) =>
    evidence
      .filter((file) => !file.mayHoldNames)
      .map(({ path, sha256 }): Wanted => {
        return { source: path, sha256, use: { kind: "assessment", key, year, cutOff } };
      }),
  );
  const subjects = of.subjects.flatMap(({ library, service, step, day, evidence }) =>
    evidence.map(({ path, sha256 }): Wanted => {
      return { source: path, sha256, use: { kind: "subject-step", library, service, step, day } };
    }),
  );
  const problems = of.problems.flatMap(({ number, done }) =>
    (done?.evidence ?? []).map(({ path, sha256 }): Wanted => {
      return { source: path, sha256, use: { kind: "problem", number } };
    }),
  );
  return [...moves, ...values, ...assessments, ...subjects, ...problems];
}
