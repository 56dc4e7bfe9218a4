/** Facts in words: what became of a request or a waybill. */

import { minuteOf } from "../../../core/day.ts";
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import { auditClasses } from "../../../month/courier/words/courier-classes.ts";
import { chargeName } from "../../../month/courier/words/courier-messages.ts";
import { discrepancyKinds, resolutionKinds } from "../../../month/reconcile/words/reconcile-terms.ts";
import { changeText } from "../../../month/settle/words/correction.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";
import type { ExplainedOf } from "../explanation.ts";
import { requestExplainWords } from "../words/explain-request.ts";

export type RequestFact = ExplainedOf<
  | "discrepancy"
  | "withdrawn"
  | "decided-before"
  | "correction"
  | "not-booked"
  | "worth-now"
  | "waybill"
  | "answer"
>;

/** `nameOf`: a scheme's name. */
export function tellRequestFact(
  language: Language,
  fact: RequestFact,
  nameOf: (scheme: string | null) => string | null,
): string {
  const words = requestExplainWords[language];
  switch (fact.kind) {
    case "discrepancy": {
      const { id, kind, caseKey, resolution: made } = fact.discrepancy;
      const decided = made && { ...made, kind: resolutionKinds[made.kind][language] };
      const about = { id, kind: discrepancyKinds[kind][language], request: caseKey };
      return words.discrepancy({ ...about, decided, isLater: isSettledThen(kind) });
    }
    case "withdrawn": {
      const { resolution, madeAt, at, operator, reason: why } = fact;
      const decided = { ...resolution, kind: resolutionKinds[resolution.kind][language] };
      return words.withdrawn({ ...decided, madeAt: minuteOf(madeAt), at: minuteOf(at), operator, why });
    }
    case "decided-before": {
      const { resolution, madeAt } = fact;
      return words.decidedBefore({
        ...{ ...resolution, kind: resolutionKinds[resolution.kind][language], madeAt: minuteOf(madeAt) },
      });
    }
    case "correction": {
      const { number, caseKey, reason, notedBy: by, notedAt, change, discrepancy } = fact.correction;
      const said = change.kind === "void" ? null : changeText(language, change);
      const about = { number, run: fact.run, request: caseKey, reason, by, at: minuteOf(notedAt) };
      return words.correction({ ...about, change: said, discrepancy, replacedBy: fact.replacedBy });
    }
    case "not-booked":
      return words.notBooked(fact);
    case "worth-now": {
      const { request, scheme, library } = fact;
      const kind = chargeKinds[fact.of][language];
      return words.worthNow({ request, kind, scheme: nameOf(scheme), library: library ?? "—" });
    }
    case "waybill": {
      const { waybill, lines, billedFen, heldFen } = fact;
      return words.waybill({ waybill, lines, billed: formatYuan(billedFen), held: formatYuan(heldFen) });
    }
    case "answer": {
      const { answer } = fact;
      const { withdrawal: left } = answer;
      return words.answer({
        ...answer,
        ...{ kind: auditClasses[answer.kind][language], charge: chargeName(answer.charge, language) },
        ...{ yuan: formatYuan(answer.fen), by: answer.answeredBy, at: minuteOf(answer.answeredAt) },
        withdrawal: left && { ...left, at: minuteOf(left.at) },
      });
    }
  }
}
