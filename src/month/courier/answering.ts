/** 答复的效果 / what an answer does to an account: it moves what is held of its part, of one line after the other. */
import type { Fen } from "../../core/money.ts";
import { least } from "./billed-before.ts";
import { type CourierAnswer, type HeldLine, isPartOf, meantFirst } from "./courier-answer.ts";
import type { OpenCharge, OpenCredit } from "./credit-matching.ts";
import type { ToldLine } from "./judged-charge.ts";

interface OpenAccount {
  readonly charges: readonly OpenCharge[];
  /** Those that found nothing to take back. */
  readonly credits: readonly OpenCredit[];
}

export function heldOf({ charges, credits }: OpenAccount): HeldLine[] {
  return [...charges.map(heldCharge), ...credits.map(heldCredit)].filter((h) => h.fen !== 0n);
}

/** Told as lines, one for each that it is of. Nothing where nothing of it is held any more. */
export function takeAnswers(answers: readonly CourierAnswer[], account: OpenAccount): ToldLine[] {
  return answers.flatMap((answer) =>
    (answer.fen > 0n ? ofCharges(answer, account.charges) : ofCredits(answer, account.credits)).map((held) =>
      answeredLine(answer, held),
    ),
  );
}

/** The line as it is told, with what answers of its own period made of it. */
export function withAnswers(told: ToldLine, answers: readonly ToldLine[], leftFen: Fen): ToldLine {
  const own = answers.filter((a) => a.line.ref === told.line.ref);
  if (own.length === 0) return told;
  const fen = own.reduce((sum, a) => sum - a.heldFen, 0n);
  return { ...told, disputedFen: told.disputedFen - fen, isAnswered: leftFen === 0n };
}

function ofCharges(answer: CourierAnswer, charges: readonly OpenCharge[]): HeldLine[] {
  const meant = charges.filter((c) => isPartOf(c.line, answer));
  let left = answer.fen;
  return meantFirst(meant, answer, heldCharge).flatMap((charge) => {
    const fen = least(charge.heldFen, left);
    if (fen <= 0n) return [];
    left -= fen;
    charge.heldFen -= fen;
    if (answer.kind === "rejected") charge.rejectedFen += fen;
    else {
      charge.paidFen += fen;
      charge.approvedFen += fen;
    }
    return [{ line: charge.line, fen }];
  });
}

/** Approved, the company owes it; rejected, it credits nothing. */
function ofCredits(answer: CourierAnswer, credits: readonly OpenCredit[]): HeldLine[] {
  const meant = credits.filter((c) => isPartOf(c.line, answer));
  let left = -answer.fen;
  return meantFirst(meant, answer, heldCredit).flatMap((credit) => {
    const fen = least(credit.leftFen, left);
    if (fen <= 0n) return [];
    left -= fen;
    credit.leftFen -= fen;
    return [{ line: credit.line, fen: -fen }];
  });
}

function heldCharge({ line, heldFen }: OpenCharge): HeldLine {
  return { line, fen: heldFen };
}

function heldCredit({ line, leftFen }: OpenCredit): HeldLine {
  return { line, fen: -leftFen };
}

/** An answer as a line of the audit: nothing is billed by it, what was held of `line` is paid, or is not owed. */
function answeredLine(
  answer: Pick<CourierAnswer, "number" | "kind" | "reason">,
  { line, fen }: HeldLine,
): ToldLine {
  const isApproved = answer.kind === "approved";
  return {
    line: { ...line, chargeFen: 0n, pieces: 0, weightGrams: null, volumes: null },
    answer: { number: answer.number, reason: answer.reason },
    class: answer.kind,
    contractFen: null,
    steps: [],
    disputedFen: isApproved ? 0n : fen,
    payableFen: isApproved ? fen : 0n,
    heldFen: -fen,
    rejectedFen: isApproved ? 0n : fen,
    isAnswered: true,
  };
}
