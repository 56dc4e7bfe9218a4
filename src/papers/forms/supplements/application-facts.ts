/**
 * 申报评审汇总表 / the applications for a sub-project side by side: who applied, for how much, on what check of the year before, how the experts
 * scored it, and whom the commission decided for, or that it declined. A mean rests on every score that it is of.
 *
 * Worked example: 10008 asks 300,000.00, mean 88.40, rank 1; 10013 asks 280,000.00, 85.20, rank 2; decided for 10008: 300,000.00.
 * Source: SOURCES.md [yearly-application] (the table is ours).
 */
import { type Exact, scaledHalfUp } from "../../../core/exact.ts";
import { formatYuan } from "../../../core/money.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Application } from "../../../review/subproject/experts/application.ts";
import type { ExpertPanel } from "../../../review/subproject/experts/expert-panel.ts";
import type { LifeState } from "../../../review/subproject/lifecycle.ts";
import type { SubProjectMove } from "../../../review/subproject/move.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { count, decimal, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import {
  type FormFacts,
  type FormRow,
  lastMove,
  movedText,
  moveOrigin,
  restingOn,
  textOrigin,
} from "../facts/form-facts.ts";
import { grantedCell } from "../facts/money-facts.ts";
import { PROJECT_FIGURES } from "../facts/project-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { scoreCell } from "./expert-facts.ts";

const MEAN_DECIMALS = 2;

export const APPLICATION_SHAPE: FormShape = {
  form: "applications",
  values: [
    ...["year", ...PROJECT_FIGURES, "count.applications", "panel.count", "panel.document"],
    ...["review.opinion", "decision.on", "decision.document", "decision.granted", "decision.library"],
    ...["decision.outcome", "decision.reason"],
  ],
  lists: {
    applications: [
      ...["number", "library", "name", "day", "asked", "previous", "said", "material"],
      ...["mean", "of", "rank", "decided"],
    ],
  },
};

export interface ApplicationPaper {
  readonly year: string;
  readonly project: FormRow;
  readonly standing: readonly SubProjectMove[];
  readonly state: LifeState;
  readonly applications: readonly Application[];
  readonly panel: ExpertPanel | undefined;
}

export function applicationFacts(of: ApplicationPaper, names: ReportNames): FormFacts {
  const { standing, state, applications, panel } = of;
  const decided = lastMove(standing, "decide") ?? lastMove(standing, "decline");
  const means = new Map(applications.map((a) => [a.library, meanOf(a, panel)]));
  const rows = applications.map((a, i) => applicationRow(a, { number: i + 1, state, names, means }));
  return {
    values: {
      ...{ year: text(of.year), ...of.project },
      "count.applications": count(rows.length, restingOn(rows.flatMap((r) => r.day ?? []))),
      "panel.count": count(panel?.experts.length ?? 0, restingOn(rows.flatMap((r) => r.number ?? []))),
      "panel.document": text(panel?.document ?? ""),
      "review.opinion": movedText(lastMove(standing, "review"), (m) => m.carried.text),
      "decision.on": movedText(decided, (m) => names.words.day(m.day)),
      "decision.document": movedText(decided, (m) => m.carried.document),
      "decision.granted": grantedCell({ standing }),
      "decision.library": movedText(decided, (m) =>
        m.carried.library === null ? "" : names.library(m.carried.library),
      ),
      "decision.outcome": movedText(decided, ({ move, carried: { fen } }) =>
        move === "decline" ? names.move.decline : fen === null ? "" : names.words.inYuan(formatYuan(fen)),
      ),
      "decision.reason": movedText(decided, (m) => m.carried.text),
    },
    lists: { applications: rows },
  };
}

function applicationRow(
  { library, made, askedFen, result, rank }: Application,
  about: {
    number: number;
    state: LifeState;
    names: ReportNames;
    means: ReadonlyMap<LibraryCode, Cell | undefined>;
  },
): FormRow {
  const { names, state, means } = about;
  const origin = moveOrigin(made);
  const said = (t: string): Cell => textOrigin(t, origin);
  const { previous } = made.carried;
  const before =
    previous?.check && previous.conclusion
      ? `${names.check[previous.check]} ${names.conclusion[previous.conclusion]}`
      : "";
  const isDecided = state.decidedFor === null ? null : state.decidedFor === library;
  return {
    ...{ number: rowNumber(about.number), library: said(library), name: said(names.library(library)) },
    ...{ day: said(names.words.day(made.day)), previous: said(before), said: said(made.carried.text) },
    asked: askedFen === null ? text("—") : yuan(askedFen, origin),
    material: said(made.carried.evidence.map((file) => file.path).join(names.words.listComma)),
    mean: means.get(library) ?? text("—"),
    of: result === null ? text("—") : points(result.of, restingOn([said(names.library(library))])),
    rank: rank === null ? text("—") : count(rank, restingOn([...means.values()].flatMap((m) => m ?? []))),
    decided: text(isDecided === null ? "" : isDecided ? names.words.yes : names.words.no),
  };
}

const points = (value: Exact, origin: Origin): Cell =>
  decimal({ scaled: scaledHalfUp(value, MEAN_DECIMALS), decimals: MEAN_DECIMALS }, origin);

/** Its mean, resting on every expert's points. */
function meanOf({ result, mean }: Application, panel: ExpertPanel | undefined): Cell | undefined {
  if (result === null || mean === null || panel === undefined) return undefined;
  const given = result.criteria.flatMap((c) =>
    panel.experts.flatMap(({ name }, i) => scoreCell(name, c.criterion, c.points[i] ?? null) ?? []),
  );
  return points(mean, restingOn(given));
}
