/** An explanation for people: one line a fact, indented by how far down it is. */
import { formatYuan } from "../domain/money.ts";
import type { Explanation, Fact } from "../domain/report/explanation.ts";
import { type CellValue, decimalText } from "../domain/report/sheet.ts";
import { ruleName } from "../domain/rules.ts";
import { placeText, refText } from "../domain/source.ts";
import { units } from "../text/field-terms.ts";
import type { Language } from "../text/language.ts";
import { chargeKinds, labelOf, passes, ruleParts, statuses } from "../text/terms.ts";
import { commonWords } from "../text/words/common.ts";
import { explainWords } from "../text/words/explain.ts";

export function explanationLines(language: Language, explanation: Explanation, depth = 0): string[] {
  const own = factLines(language, explanation.fact).map((line) => `${"  ".repeat(depth)}${line}`);
  return [...own, ...explanation.because.flatMap((e) => explanationLines(language, e, depth + 1))];
}

function factLines(language: Language, fact: Fact): string[] {
  const words = explainWords[language];
  switch (fact.kind) {
    case "cell": {
      const { sheet, address, formula } = fact;
      return [words.cell({ sheet, address, value: valueText(fact.value), formula })];
    }
    case "charge":
      return chargeLines(language, fact);
    case "rule": {
      const { rule } = fact;
      const { title, number, date } = rule.notice;
      const part = ruleParts[rule.part][language];
      const about = { part, name: ruleName(rule), from: rule.from, to: rule.to, sample: rule.sample };
      return [words.rule({ ...about, notice: title, number, date })];
    }
    case "sum":
      return [words.sum({ charges: fact.charges, yuan: formatYuan(fact.fen) })];
    case "match":
      return [words.match({ pass: passes[fact.match.pass][language], discrepancy: fact.match.discrepancy })];
    case "record": {
      const { record, place, counts } = fact;
      const size = record.service === "ill" ? record.volumes : record.pages;
      return [
        words.record({
          place: placeText(place, commonWords[language]),
          ref: refText(record.ref),
          request: record.requestNo,
          status: statuses[record.status][language],
          day: record.suppliedOn ?? "—",
          size:
            size === null
              ? "—"
              : `${size} ${labelOf(language, units, record.service === "ill" ? "volume" : "page")}`,
          fee: record.feeFen === null ? null : formatYuan(record.feeFen),
          counts,
        }),
      ];
    }
    case "row":
      return [words.row({ place: placeText(fact.place, commonWords[language]), ref: refText(fact.ref) })];
    case "entry":
      return [
        words.entry({ id: fact.entry.id, day: fact.entry.day }),
        ...fact.entry.postings.map((p) =>
          words.posting({
            account: p.account,
            debit: p.fen > 0n,
            yuan: formatYuan(p.fen < 0n ? -p.fen : p.fen),
          }),
        ),
      ];
    case "counted":
      return [words.counted(fact.of)];
    case "more":
      return [words.more(fact.count)];
  }
}

function chargeLines(language: Language, fact: Extract<Fact, { kind: "charge" }>): string[] {
  const words = explainWords[language];
  const { charge, period, itemNames } = fact;
  const head = words.charge({
    id: charge.id,
    kind: chargeKinds[charge.kind][language],
    period,
    library: charge.library ?? "—",
    yuan: formatYuan(charge.fen),
    rule: charge.rule,
  });
  const steps = charge.steps.map((s) =>
    s.item.startsWith("rate ")
      ? words.share({
          basis: formatYuan(s.unitFen),
          rate: s.item.slice("rate ".length),
          yuan: formatYuan(s.fen),
        })
      : words.step({
          item: itemNames.get(s.item) ?? s.item,
          quantity: s.quantity.toString(),
          unit: labelOf(language, units, s.unit),
          unitYuan: formatYuan(s.unitFen),
          yuan: formatYuan(s.fen),
        }),
  );
  const stated = charge.statedFen;
  const differs = stated !== null && stated !== charge.fen ? [words.stated(formatYuan(stated))] : [];
  return [head, ...steps, ...differs];
}

function valueText(value: CellValue): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return formatYuan(value.fen);
    case "count":
      return value.count.toString();
    case "ratio":
      return `${value.num} / ${value.den}`;
    case "decimal":
      return decimalText(value);
  }
}
