import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";

import type { Answer, Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/table.ts";
import type { AuditedLine } from "../courier-audit.ts";
import type { HistoryLine } from "../steps/waybill-history.ts";
import { courierWords } from "../words/courier.ts";
import { charges } from "../words/courier-messages.ts";
import { heldWords } from "../words/held.ts";

/** `balis courier audit 2019-05 --waybill SF1001`: every line of one waybill on all invoices, and what they come to. */
export async function showAccount(
  context: Context,
  asked: { period: string; waybill: string },
): Promise<Answer> {
  const { owedOfHistory, waybillHistory } = await import("../steps/waybill-history.ts");
  const { read } = await context.store();
  const history = await waybillHistory({ read, ...asked });
  const words = courierWords[context.language].account;
  const sum = (of: (a: AuditedLine) => bigint): string => formatYuan(sumOf(history, (h) => of(h.audited)));
  const heads = Object.values(words.columns).map((head, i) => ({ head, right: i > 3 && i < 9 }));
  const owedFen = await owedOfHistory({ read, period: asked.period, history });
  const owed = owedFen === null ? "—" : formatYuan(owedFen);
  const sums = [sum((a) => a.line.chargeFen), owed, sum((a) => a.payableFen), sum((a) => a.heldFen), ""];
  return {
    schema: "courier-account/1",
    json: { ...asked, owedFen, lines: history },
    lines:
      history.length === 0
        ? [words.none(asked)]
        : [
            words.heading(asked),
            ...table(heads, [
              ...history.map((h) => cells(h, context.language)),
              [words.total, "", "", "", "", ...sums],
            ]),
          ],
    needsPerson: history.length === 0,
  };
}

function cells({ period, file, audited, loan }: HistoryLine, language: Language): string[] {
  const { line, contractFen, payableFen, heldFen } = audited;
  const words = courierWords[language];
  const charge = line.charge ?? line.item;
  return [
    ...[period, file, line.waybillNo, charges[charge]?.[language] ?? charge],
    line.weightGrams === null ? "—" : `${line.weightGrams}`,
    formatYuan(line.chargeFen),
    contractFen === null ? "—" : formatYuan(contractFen),
    ...[formatYuan(payableFen), formatYuan(heldFen)],
    loan === null ? words.className(audited.class) : heldWords[language].loanCame(loan),
  ];
}
