/** balis courier answer and withdraw: what a person decides of held amounts, each once, in an open period. */
import type { Reader, Store } from "../../../books/port.ts";
import { groupBy } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import { pieceOf } from "../account-part.ts";
import { companyOf } from "../company-invoices.ts";
import {
  type AnswerKind,
  accountOf,
  type CourierAnswer,
  chargeOf,
  type HeldPart,
  lastOfParts,
  partKey,
  saysAlready,
} from "../courier-answer.ts";
import { courierLines } from "./courier-lines.ts";

export interface AnswerSaid {
  readonly period: string;
  readonly waybills: readonly string[];
  readonly kind: AnswerKind;
  /** Of one part of one waybill, without sign; null: all that is held. */
  readonly fen: Fen | null;
  readonly company: string | null;
  readonly charge: string | null;
  /** A box's own number. */
  readonly piece: string | null;
  readonly reason: string;
}

type Reads = StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">;

interface Answered {
  readonly made: readonly CourierAnswer[];
  /** Those of before that say the same: nothing is added to them. */
  readonly unchanged: readonly CourierAnswer[];
}

export async function answerHeld(asked: {
  store: Store;
  said: AnswerSaid;
  action: Action;
  dryRun: boolean;
}): Promise<Answered> {
  const { store, said } = asked;
  const made: CourierAnswer[] = [];
  const unchanged: CourierAnswer[] = [];
  await store.apply(
    async function* () {
      let number = await store.read.nextAnswerNumber();
      for (const part of await answeredParts(store.read, said, unchanged)) {
        const answer = { ...part, number, kind: said.kind, reason: said.reason };
        number += 1;
        made.push(answer);
        yield { kind: "courier-answered" as const, answer };
      }
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { made, unchanged };
}

/** Those of some waybills that were made in a period; of a waybill whose answers are withdrawn already, the last ones. */
export async function withdrawAnswers(asked: {
  store: Store;
  said: Pick<AnswerSaid, "period" | "waybills" | "reason">;
  action: Action;
  dryRun: boolean;
}): Promise<{ withdrawn: readonly CourierAnswer[]; unchanged: readonly CourierAnswer[] }> {
  const { store, said } = asked;
  const withdrawn: CourierAnswer[] = [];
  const unchanged: CourierAnswer[] = [];
  await store.apply(
    async function* () {
      const { id } = await openPeriod(store.read, said.period);
      const standing = (await store.read.courierAnswers()).filter((a) => a.period === id);
      for (const waybill of new Set(said.waybills.map((text) => waybillKey(text)))) {
        const own = standing.filter((a) => a.waybill === waybill || a.piece === waybill);
        if (own.length === 0) {
          const gone = (await store.read.courierAnswerHistory(waybill)).filter((a) => a.period === id);
          if (gone.length === 0) refuse("courier-answer-must-be-there", { waybill, period: id });
          unchanged.push(...lastOfParts(gone));
        }
        withdrawn.push(...own);
        for (const { number: answer } of own)
          yield { kind: "courier-answer-withdrawn" as const, answer, reason: said.reason };
      }
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { withdrawn, unchanged };
}

/** What is held; where nothing is, and it is to be approved, what earlier periods rejected. What is so already goes to `unchanged`. */
async function answeredParts(
  read: Reads,
  said: AnswerSaid,
  unchanged: CourierAnswer[],
): Promise<readonly HeldPart[]> {
  const period = await openPeriod(read, said.period);
  const accounts = [...new Set(said.waybills.map((text) => waybillKey(text)))];
  const { contractOn, open } = await courierLines(read, period, { accounts });
  const answers = (await read.courierAnswers()).filter((a) => a.period === period.id);
  const partsOf = async (of: "held" | "rejected"): Promise<HeldPart[]> =>
    (await open(of)).map(({ line, fen }): HeldPart => {
      const company = companyOf(line, contractOn(line));
      const number = { waybill: accountOf(line), piece: pieceOf(line), charge: chargeOf(line) };
      return { period: period.id, company, ...number, leg: line.leg, fen, isOfRejected: of === "rejected" };
    });
  const isMeant = (p: HeldPart): boolean =>
    (said.company === null || p.company === said.company) &&
    (said.piece === null || p.piece === waybillKey(said.piece)) &&
    (said.charge === null || p.charge === said.charge);
  const held = (await partsOf("held")).filter(isMeant);
  // An answer of this period itself is withdrawn instead.
  const rejected = said.kind === "rejected" ? [] : (await partsOf("rejected")).filter(isMeant);
  const decided = rejected.filter((p) => !answers.some((a) => isSamePart(a, p) && a.kind === "rejected"));
  const meant = accounts.flatMap((waybill) => {
    const [own, before] = [held, decided].map((parts) => parts.filter((p) => p.waybill === waybill));
    const open = own?.length === 0 ? (before ?? []) : (own ?? []);
    if (open.length === 0) {
      const last = lastOfParts(answers.filter((a) => a.waybill === waybill && isMeant(a)));
      if (last.length === 0 || !last.every((a) => saysAlready(a, said)))
        refuse("courier-held-must-be-there", { waybill, period: period.id });
      unchanged.push(...last);
    }
    const companies = [...new Set(open.map((p) => p.company))].sort();
    if (companies.length > 1)
      refuse("courier-company-must-be-named", { waybill, companies: companies.join(", ") });
    return open;
  });
  const summed = addedUp(meant);
  if (said.fen === null || (summed.length === 0 && unchanged.length > 0)) return summed;
  const part = onlyOf(summed);
  const before = lastOfParts(answers).find((a) => partKey(a) === partKey(part));
  if (before === undefined || !saysAlready(before, said)) return [partOf(part, said.fen)];
  unchanged.push(before);
  return [];
}

function isSamePart(a: HeldPart, b: HeldPart): boolean {
  return a.company === b.company && a.piece === b.piece && a.charge === b.charge;
}

/** Each part once. */
function addedUp(parts: readonly HeldPart[]): HeldPart[] {
  return [...groupBy(parts, partKey).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, fen: own.reduce((sum, p) => sum + p.fen, 0n) }] : [];
  });
}

function onlyOf(parts: readonly HeldPart[]): HeldPart {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  const said = parts.map((p) => `${p.piece} ${p.charge} ${formatYuan(p.fen)}`).join("; ");
  return refuse("courier-part-must-be-one", { parts: said });
}

function partOf(part: HeldPart, fen: Fen): HeldPart {
  const held = part.fen < 0n ? -part.fen : part.fen;
  if (fen > held || fen === 0n)
    refuse("answer-must-be-within-held", {
      waybill: part.piece,
      held: formatYuan(held),
      fen: formatYuan(fen),
    });
  return { ...part, fen: part.fen < 0n ? -fen : fen };
}
