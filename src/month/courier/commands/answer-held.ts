/** `balis courier answer 2019-05 SF1001 --as approve --reason …`, and taking an answer back. */
import { formatYuan, parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { type Language, term } from "../../../core/words/language.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import { options } from "../../../terminal/options.ts";
import type { CourierAnswer } from "../courier-answer.ts";
import { answerWords } from "../words/answer.ts";
import { auditClasses } from "../words/courier-classes.ts";
import { chargeName, charges } from "../words/courier-messages.ts";

const KINDS = { approve: "approved", reject: "rejected" } as const;

export const answerCommand: CommandSpec = {
  usage: "answer <period> <waybills...>",
  summary: answerWords.summary,
  examples: [
    term(
      "courier answer 2019-05 SF1001 --as approve --amount 3 --reason 已与公司核对",
      'courier answer 2019-05 SF1001 --as approve --amount 3 --reason "checked with the company"',
    ),
  ],
  options: [
    { flags: "--as <answer>", choices: Object.keys(KINDS), summary: answerWords.asFlag },
    { flags: "--amount <yuan>", summary: answerWords.amountFlag },
    { flags: "--charge <kind>", summary: answerWords.chargeFlag },
    { flags: "--piece <number>", summary: answerWords.pieceFlag },
    { flags: "--company <company>", summary: answerWords.companyFlag },
    ...[options.reason, options.dryRun],
  ],
  run: async (context, input) => {
    const { answerHeld } = await import("../steps/answer-held.ts");
    const as =
      input.choice("as", "--as", ["approve", "reject"]) ?? refuse("flag-must-be-given", { flag: "--as" });
    const dryRun = input.flag("dryRun");
    const { made: answers, unchanged } = await answerHeld({
      ...{ store: await context.store(), action: context.action(), dryRun },
      said: {
        ...{ period: input.arg(0), waybills: input.list(1), kind: KINDS[as], fen: amountOf(input) },
        ...{ company: input.text("company") ?? null, charge: kindOf(input.text("charge")) },
        piece: input.text("piece") ?? null,
        reason: input.required("reason", "--reason"),
      },
    });
    const { nextOfMonth } = await import("../../import/commands/receipt-lines.ts");
    const next = dryRun ? [] : [await nextOfMonth(context, input.arg(0))];
    const before = unchanged.map((a) =>
      answerWords.saidBefore[context.language]({ number: a.number, line: told(a, context.language) }),
    );
    const lines = [...answers.map((a) => told(a, context.language)), ...before, ...next];
    return { schema: "courier-answer/1", json: { answers, unchanged, dryRun }, lines };
  },
};

export const withdrawCommand: CommandSpec = {
  usage: "withdraw <period> <waybills...>",
  summary: answerWords.withdrawSummary,
  options: [options.reason, options.dryRun],
  run: async (context, input) => {
    const { withdrawAnswers } = await import("../steps/answer-held.ts");
    const dryRun = input.flag("dryRun");
    const { withdrawn, unchanged } = await withdrawAnswers({
      ...{ store: await context.store(), action: context.action(), dryRun },
      said: {
        ...{ period: input.arg(0), waybills: input.list(1) },
        reason: input.required("reason", "--reason"),
      },
    });
    const { nextOfMonth } = await import("../../import/commands/receipt-lines.ts");
    const { withdrawnLine, withdrawnBefore } = answerWords;
    const linesOf = (of: typeof withdrawnLine, answers: readonly CourierAnswer[]): string[] =>
      answers.map((a) => of[context.language](told(a, context.language)));
    return {
      ...{ schema: "courier-withdraw/1", json: { withdrawn, unchanged, dryRun } },
      lines: [
        ...linesOf(withdrawnLine, withdrawn),
        ...linesOf(withdrawnBefore, unchanged),
        ...(dryRun ? [] : [await nextOfMonth(context, input.arg(0))]),
      ],
    };
  },
  examples: [
    term(
      "courier withdraw 2019-05 SF1001 --reason 答复有误",
      'courier withdraw 2019-05 SF1001 --reason "wrong answer"',
    ),
  ],
};

function told({ piece, charge, kind, fen, isOfRejected }: CourierAnswer, language: Language): string {
  const as = isOfRejected ? answerWords.afterAll[language] : auditClasses[kind][language];
  return answerWords.line[language]({
    waybill: piece,
    charge: chargeName(charge, language),
    kind: as,
    amount: formatYuan(fen),
  });
}

function amountOf(input: Input): bigint | null {
  const text = input.text("amount");
  if (text === undefined) return null;
  const fen = parseYuan(text);
  if (fen !== undefined && fen > 0n) return fen;
  return refuse("value-must-be-valid", { flag: "--amount", text, allowed: "2.00, 13.5, …" });
}

/** In the words of the bill or of the contract. */
function kindOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const [known] = Object.entries(charges).find(([key, { "zh-CN": zh, en }]) =>
    [key, zh, en].includes(text),
  ) ?? [text];
  return known === "parcel" ? "freight" : known;
}
