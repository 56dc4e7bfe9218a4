/** What the finance office is given, in the words of the commands that give it. */
import type { Language } from "../../../core/words/language.ts";
import { journalRows } from "../../../month/ledger/words/journal.ts";
import { moneyWords, PAYMENT_AMOUNT, paymentRows } from "../../../month/ledger/words/money.ts";
import type { Library } from "../../../registry/library.ts";
import type { PackWords } from "../pack-words.ts";

export function financeExports(language: Language): PackWords["finance"] {
  const isChinese = language === "zh-CN";
  const nameOf = (libraries: readonly Library[]): ((code: string) => string) => {
    const names = new Map(libraries.map((l) => [l.code, isChinese ? l.nameZh : l.nameEn]));
    return (code) => names.get(code) ?? "";
  };
  return {
    journal: ({ entries, libraries, settings }) =>
      journalRows(entries, { language, library: nameOf(libraries), settings }),
    journalOf: (period) =>
      isChinese
        ? `账期 ${period} 的分录，逐行借贷，与财务工作簿“分录”表相符`
        : `the journal of ${period}, a row a posting; agrees with the entries of the finance workbook`,
    payments: ({ movements, all, libraries }) => {
      const name = nameOf(libraries);
      const library = (code: string): string => `${code} ${name(code)}`.trim();
      // A CSV's amount is a number: no sign parts its thousands.
      const rows = paymentRows(movements, { language, all, library }).map((row) =>
        row.map((cell, i) => (i === PAYMENT_AMOUNT ? cell.replaceAll(",", "") : cell)),
      );
      return [moneyWords[language].paymentColumns, ...rows];
    },
    paymentsOf: (period) =>
      isChinese
        ? `账期 ${period} 的收付款和预算拨款，与财务工作簿“收付款”表相符`
        : `payments, receipts and appropriations of ${period}; agrees with the finance workbook`,
  };
}
