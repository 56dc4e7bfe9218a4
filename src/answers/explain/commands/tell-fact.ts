/** One fact of an explanation in words: what it is, its figure, its arithmetic, its rule and its place. */
import { dayInShanghai, minuteOf } from "../../../core/day.ts";
import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { refText } from "../../../core/source.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { auditClasses } from "../../../month/courier/words/courier-classes.ts";
import { stands } from "../../../month/import/file.ts";
import { unitAfter } from "../../../month/import/words/field-terms.ts";
import { fileWords } from "../../../month/import/words/file.ts";
import { importWords } from "../../../month/import/words/import.ts";
import { movementKinds } from "../../../month/ledger/words/money.ts";
import { passes } from "../../../month/reconcile/words/reconcile-terms.ts";
import { basisFee } from "../../../month/settle/subsidy.ts";
import { recordKinds, statuses } from "../../../records/words/record-terms.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import { type Charge, FEES } from "../../../rules/charge.ts";
import { ruleName } from "../../../rules/rules.ts";
import { chargeKinds, chargeName, ruleParts } from "../../../rules/words/rule-terms.ts";
import { type ExplainedFact, type ExplainedOf, figureOf } from "../explanation.ts";
import { explainWords } from "../words/explain.ts";
import { stepText } from "./tell-arithmetic.ts";
import { tellFormFact } from "./tell-form-fact.ts";
import { type RequestFact, tellRequestFact } from "./tell-request.ts";
import { subProjectParts } from "./tell-subproject.ts";
import type { Told } from "./told.ts";

export interface FactTelling {
  readonly language: Language;
  readonly itemNames: ReadonlyMap<string, string>;
}

type Parts = Pick<Told, "what"> & Partial<Told>;

export function tellFact(telling: FactTelling, fact: ExplainedFact): Told {
  const parts = partsOf(telling, fact);
  return { figure: figureOf(fact), arithmetic: [], rule: [], place: null, ...parts };
}

function partsOf(telling: FactTelling, fact: ExplainedFact): Parts {
  const { language } = telling;
  const words = explainWords[language];
  switch (fact.kind) {
    case "cell":
      return cellParts(language, fact);
    case "charge":
    case "recomputed":
      return chargeParts(telling, fact);
    case "sum": {
      const isFee = fact.scheme === FEES;
      const kind = chargeName(language, { kind: fact.of, scheme: fact.scheme });
      return { what: words.sum({ ...fact, kind, scheme: isFee ? null : nameOf(telling, fact.scheme) }) };
    }
    case "rule":
      return ruleTold(language, fact);
    case "counted":
      return countedTold(language, fact);
    case "match": {
      const { pass, discrepancy } = fact.match;
      return { what: words.match({ pass: passes[pass][language], discrepancy }) };
    }
    case "requests":
      return requestsTold(telling, fact);
    case "use":
      return { what: `${words.use[fact.by]} ${fact.library}` };
    case "account":
      return { what: words.account(fact) };
    case "run":
      return { what: words.run(fact) };
    case "move":
    case "report-text":
    case "subject-step":
      return subProjectParts(language, fact);
    case "named":
    case "budget":
    case "spent":
    case "receipt":
    case "stated":
    case "scored":
    case "measured":
    case "typed-value":
      return { what: tellFormFact(language, fact) };
    case "nothing":
    case "position":
      return { what: words[fact.kind] };
    case "more":
      return { what: words.more(fact.count) };
    case "record":
    case "row":
    case "users":
    case "file":
    case "audited":
    case "invoiced":
      return rowParts(language, fact);
    default:
      return bookParts(telling, fact);
  }
}

function cellParts(language: Language, { sheet, address, formula }: ExplainedOf<"cell">): Parts {
  const arithmetic = formula === null ? [] : [explainWords[language].formula(formula)];
  return { what: sheet === "" ? address : `${sheet}!${address}`, arithmetic };
}

function requestsTold(telling: FactTelling, fact: ExplainedOf<"requests">): Parts {
  const { language } = telling;
  const { service, status, supplier = null, requester = null, scheme = null } = fact.counted;
  const named = { service: services[service][language], status: statuses[status][language] };
  const sides = { supplier, requester, scheme: nameOf(telling, scheme) };
  return { what: explainWords[language].requests({ ...fact.counted, ...named, ...sides }) };
}

/** Names of schemes stand among the names of items. */
function nameOf({ itemNames }: FactTelling, scheme: string | null): string | null {
  return scheme === null ? null : (itemNames.get(scheme) ?? scheme);
}

function chargeParts(telling: FactTelling, fact: ExplainedOf<"charge"> | ExplainedOf<"recomputed">): Parts {
  const { language, itemNames } = telling;
  const words = explainWords[language];
  const { charge } = fact;
  const isFee = charge.scheme === FEES;
  const kind = chargeName(language, charge);
  const library = charge.library ?? "—";
  const scheme = isFee ? null : nameOf(telling, charge.scheme);
  const about = { id: charge.id, kind, library, scheme, corrects: charge.corrects };
  const what =
    fact.kind === "charge"
      ? words.charge({ ...about, period: fact.period, isInForce: fact.isInForce })
      : words.recomputed({ kind, library, run: fact.run, when: fact.when });
  const steps = charge.steps.map((step) => stepText(language, step, itemNames));
  return { what, arithmetic: [...steps, ...statedText(language, charge)], rule: [charge.rule] };
}

/** Of a correction "stated" is what the charge was before: it is told by the charge itself. */
function statedText(language: Language, charge: Charge): string[] {
  const { statedFen, fen, corrects } = charge;
  if (statedFen === null || corrects !== null || statedFen === fen) return [];
  // What is below a fee that counts for less than the tariff's is said by `counted`.
  const differs = charge.kind !== "fee-basis" || statedFen !== sumOf(charge.steps, (step) => step.fen);
  return [explainWords[language].stated({ yuan: formatYuan(statedFen), differs })];
}

function countedTold(language: Language, fact: ExplainedOf<"counted">): Parts {
  const { rule, tariffFen, confirmedFen } = fact;
  const { basis, capPerRequestFen: capFen } = rule.body;
  const chosenFen = basisFee({ tariffFen, confirmedFen }, { ...rule.body, capPerRequestFen: null });
  const what = explainWords[language].counted({
    rule: ruleName(rule),
    basis,
    tariff: formatYuan(tariffFen),
    confirmed: confirmedFen === null ? null : formatYuan(confirmedFen),
    cap: capFen === null || chosenFen <= capFen ? null : formatYuan(capFen),
  });
  return { what, rule: [ruleName(rule)] };
}

function ruleTold(language: Language, { rule }: ExplainedOf<"rule">): Parts {
  const words = explainWords[language];
  const { from, to, sample, notice } = rule;
  const what = words.rule({ part: ruleParts[rule.part][language], name: ruleName(rule), from, to, sample });
  const certainty = words.certainty[notice.certainty] ?? notice.certainty;
  return { what, rule: [ruleName(rule), words.notice({ ...notice, certainty })] };
}

function rowParts(
  language: Language,
  fact: ExplainedOf<"record" | "row" | "users" | "file" | "audited" | "invoiced">,
): Parts {
  const words = explainWords[language];
  switch (fact.kind) {
    case "record":
      return { what: recordText(language, fact), place: fact.place };
    case "row": {
      const { line } = fact;
      const billed = line && {
        waybill: line.waybillNo,
        day: line.shippedOn,
        billed: formatYuan(line.chargeFen),
      };
      const said = billed && words.invoiceLine(billed);
      return { what: words.row({ ref: refText(fact.ref), line: said }), place: fact.place };
    }
    case "users":
      return { what: words.users({ library: fact.users.library }), place: fact.place };
    case "file": {
      const { name, kind, sha256, receipt, despite } = fact.file;
      const what = words.file({ ...receipt, sha256, kind: recordKinds[kind][language] });
      const decided = despite.length === 0 ? "" : ` · ${importWords[language].despite(despite).trim()}`;
      const left = stands(fact.file) ? "" : ` · ${leftText(language, fact.file)}`;
      return {
        what: `${what}${decided}${left}`,
        place: { file: name, sheet: null, row: null, column: null },
      };
    }
    case "audited":
      return auditedParts(language, fact);
    case "invoiced": {
      const of = fact.class === null ? null : auditClasses[fact.class][language];
      return { what: words.invoiced({ ...fact, class: of }) };
    }
  }
}

function leftText(language: Language, { withdrawal, supersededBy }: ExplainedOf<"file">["file"]): string {
  const words = fileWords[language];
  if (!withdrawal) return words.replacedBy(supersededBy ?? 0);
  return words.withdrawn({ ...withdrawal, day: dayInShanghai(withdrawal.at) ?? withdrawal.at });
}

function auditedParts(
  language: Language,
  { line: audited, contract, ...paid }: ExplainedOf<"audited">,
): Parts {
  const words = explainWords[language];
  const { line, contractFen, disputedFen } = audited;
  const what = words.audited({
    waybill: line.waybillNo,
    day: line.shippedOn,
    class: auditClasses[audited.class][language],
  });
  const price =
    contract === null || contractFen === null
      ? []
      : [words.contractPrice({ contract, yuan: formatYuan(contractFen) })];
  const payment = words.payment({
    payable: formatYuan(paid.payableFen),
    held: formatYuan(paid.heldFen),
    disputed: formatYuan(disputedFen),
  });
  const answered = audited.answer === null ? [] : [words.answered(audited.answer)];
  return { what, arithmetic: [...price, payment, ...answered], rule: contract === null ? [] : [contract] };
}

function recordText(language: Language, { record, counts }: ExplainedOf<"record">): string {
  const isLoan = record.service === "ill";
  const size = isLoan ? record.volumes : record.pages;
  return explainWords[language].record({
    ref: refText(record.ref),
    request: record.requestNo,
    status: statuses[record.status][language],
    day: record.suppliedOn ?? "—",
    size: size === null ? "—" : unitAfter(language, isLoan ? "volume" : "page", size),
    fee: record.feeFen === null ? null : formatYuan(record.feeFen),
    counts,
  });
}

function bookParts(
  telling: FactTelling,
  fact: ExplainedOf<"share" | "entry" | "movement" | "fund" | "period"> | RequestFact,
): Parts {
  const { language } = telling;
  const words = explainWords[language];
  switch (fact.kind) {
    case "share":
      return { what: words.usedShare(fact) };
    case "entry": {
      const postings = fact.entry.postings.map(({ account, fen }) =>
        words.posting({ account, debit: fen > 0n, yuan: formatYuan(fen < 0n ? -fen : fen) }),
      );
      return { what: words.entry(fact.entry), arithmetic: postings };
    }
    case "movement":
      return {
        what: words.movement({ ...fact.movement, kind: movementKinds[fact.movement.kind][language] }),
      };
    case "fund": {
      const covers = fact.fund.covers.map((key) => labelOf(language, chargeKinds, key)).join("、");
      return { what: words.fund({ fund: fact.fund.fund, period: fact.period, covers }) };
    }
    case "period": {
      const { period, settlement, close } = fact;
      const about = { period, settlement: settlement?.number ?? null, isSample: settlement?.sample ?? false };
      const state = close ? words.close({ ...close, at: minuteOf(close.closedAt) }) : words.notClosed;
      return { what: words.period(about), arithmetic: [state] };
    }
    default:
      return { what: tellRequestFact(language, fact, (scheme) => nameOf(telling, scheme)) };
  }
}
