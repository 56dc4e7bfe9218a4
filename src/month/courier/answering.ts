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

/** Of a charge and of a credit, the amount that answers of a kind move. */
type Part = "held" | "rejected";
const OF_CHARGE = { held: "heldFen", rejected: "rejectedFen" } as const;
const OF_CREDIT = { held: "leftFen", rejected: "voidFen" } as const;

export function openOf({ charges, credits }: OpenAccount, part: Part): HeldLine[] {
  const all = [...charges.map(chargePart(part)), ...credits.map(creditPart(part))];
  return all.filter((h) => h.fen !== 0n);
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
  const part = partOf(answer);
  let left = answer.fen;
  return meantFirst(meant, answer, chargePart(part)).flatMap((charge) => {
    const fen = least(charge[OF_CHARGE[part]], left);
    if (fen <= 0n) return [];
    left -= fen;
    charge[OF_CHARGE[part]] -= fen;
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
  const part = partOf(answer);
  let left = -answer.fen;
  return meantFirst(meant, answer, creditPart(part)).flatMap((credit) => {
    const fen = least(credit[OF_CREDIT[part]], left);
    if (fen <= 0n) return [];
    left -= fen;
    credit[OF_CREDIT[part]] -= fen;
    if (answer.kind === "rejected") credit.voidFen += fen;
    return [{ line: credit.line, fen: -fen }];
  });
}

function partOf({ isOfRejected }: CourierAnswer): Part {
  return isOfRejected ? "rejected" : "held";
}

function chargePart(part: Part): (charge: OpenCharge) => HeldLine {
  return (charge) => ({ line: charge.line, fen: charge[OF_CHARGE[part]] });
}

function creditPart(part: Part): (credit: OpenCredit) => HeldLine {
  return (credit) => ({ line: credit.line, fen: -credit[OF_CREDIT[part]] });
}

/** An answer as a line of the audit: nothing is billed by it, what was held of `line` is paid, or is not owed. */
function answeredLine(answer: CourierAnswer, { line, fen }: HeldLine): ToldLine {
  const isApproved = answer.kind === "approved";
  const decided = answer.isOfRejected ? { heldFen: 0n, rejectedFen: -fen } : { heldFen: -fen };
  return {
    line: { ...line, chargeFen: 0n, pieces: 0, weightGrams: null, volumes: null },
    answer: { number: answer.number, reason: answer.reason },
    class: answer.kind,
    contractFen: null,
    steps: [],
    disputedFen: isApproved ? 0n : fen,
    payableFen: isApproved ? fen : 0n,
    rejectedFen: isApproved ? 0n : fen,
    ...decided,
    isAnswered: true,
  };
}
