/** balis courier answer and withdraw: what a person decides of held amounts, each once, in an open period. */
import type { Reader, Store } from "../../../books/port.ts";
import { groupBy } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { waybillKey } from "../../../records/record.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import { pieceOf } from "../account-part.ts";
import { type AnswerKind, accountOf, type CourierAnswer, chargeOf } from "../courier-answer.ts";
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
type HeldPart = Omit<CourierAnswer, "number" | "kind" | "reason">;

export async function answerHeld(asked: {
  store: Store;
  said: AnswerSaid;
  action: Action;
  dryRun: boolean;
}): Promise<CourierAnswer[]> {
  const { store, said } = asked;
  const made: CourierAnswer[] = [];
  await store.apply(
    async function* () {
      let number = await store.read.nextAnswerNumber();
      for (const part of await answeredParts(store.read, said)) {
        const answer = { ...part, number, kind: said.kind, reason: said.reason };
        number += 1;
        made.push(answer);
        yield { kind: "courier-answered" as const, answer };
      }
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made;
}

/** Those of some waybills that were made in a period. */
export async function withdrawAnswers(asked: {
  store: Store;
  said: Pick<AnswerSaid, "period" | "waybills" | "reason">;
  action: Action;
  dryRun: boolean;
}): Promise<CourierAnswer[]> {
  const { store, said } = asked;
  const withdrawn: CourierAnswer[] = [];
  await store.apply(
    async function* () {
      const { id } = await openPeriod(store.read, said.period);
      const standing = (await store.read.courierAnswers()).filter((a) => a.period === id);
      for (const waybill of new Set(said.waybills.map((text) => waybillKey(text)))) {
        const own = standing.filter((a) => a.waybill === waybill || a.piece === waybill);
        if (own.length === 0) refuse("courier-answer-must-be-there", { waybill, period: id });
        withdrawn.push(...own);
        for (const { number: answer } of own)
          yield { kind: "courier-answer-withdrawn" as const, answer, reason: said.reason };
      }
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return withdrawn;
}

async function answeredParts(read: Reads, said: AnswerSaid): Promise<HeldPart[]> {
  const period = await openPeriod(read, said.period);
  const accounts = [...new Set(said.waybills.map((text) => waybillKey(text)))];
  const { contractOn, held } = await courierLines(read, period, { accounts });
  const parts = (await held()).map(({ line, fen }): HeldPart => {
    const company = contractOn(line)?.body.company ?? line.company ?? "";
    const { leg } = line;
    const number = { waybill: accountOf(line), piece: pieceOf(line), charge: chargeOf(line) };
    return { period: period.id, company, ...number, leg, fen };
  });
  const isMeant = (p: HeldPart): boolean =>
    (said.company === null || p.company === said.company) &&
    (said.piece === null || p.piece === waybillKey(said.piece)) &&
    (said.charge === null || p.charge === said.charge);
  const meant = parts.filter(isMeant);
  for (const waybill of accounts) {
    const own = meant.filter((p) => p.waybill === waybill);
    if (own.length === 0) refuse("courier-held-must-be-there", { waybill, period: period.id });
    const companies = [...new Set(own.map((p) => p.company))].sort();
    if (companies.length > 1)
      refuse("courier-company-must-be-named", { waybill, companies: companies.join(", ") });
  }
  const summed = addedUp(meant);
  return said.fen === null ? summed : [partOf(summed, said.fen)];
}

/** Each part once; what is held for and against the company stays apart. */
function addedUp(parts: readonly HeldPart[]): HeldPart[] {
  const keyOf = ({ fen, period: _, ...part }: HeldPart): string => JSON.stringify([part, fen > 0n]);
  return [...groupBy(parts, keyOf).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, fen: own.reduce((sum, p) => sum + p.fen, 0n) }] : [];
  });
}

function partOf(parts: readonly HeldPart[], fen: Fen): HeldPart {
  const [only, ...others] = parts;
  if (only === undefined || others.length > 0) {
    const said = parts.map((p) => `${p.piece} ${p.charge} ${formatYuan(p.fen)}`).join("; ");
    return refuse("courier-part-must-be-one", { parts: said });
  }
  const held = only.fen < 0n ? -only.fen : only.fen;
  if (fen > held || fen === 0n)
    refuse("answer-must-be-within-held", {
      waybill: only.piece,
      held: formatYuan(held),
      fen: formatYuan(fen),
    });
  return { ...only, fen: only.fen < 0n ? -fen : fen };
}
