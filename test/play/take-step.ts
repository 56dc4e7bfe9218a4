/** One step of a story, taken through the rooms' own steps; what the rules refuse is an answer like any other. */
import { hashText } from "../../src/core/io/hash.ts";
import { periodOf } from "../../src/core/period.ts";
import { refuse } from "../../src/core/refusal.ts";
import { secondEngine } from "../../src/month/close/io/run-second-engine.ts";
import { approvePeriod } from "../../src/month/close/steps/approve-period.ts";
import { closePeriod } from "../../src/month/close/steps/close-period.ts";
import { noteCorrection } from "../../src/month/close/steps/note-correction.ts";
import { answerHeld, withdrawAnswers } from "../../src/month/courier/steps/answer-held.ts";
import { profileShelf } from "../../src/month/import/io/profile-shelf.ts";
import { importFile } from "../../src/month/import/steps/import-file.ts";
import { withdrawFile } from "../../src/month/import/steps/withdraw-file.ts";
import type { Account } from "../../src/month/ledger/entry.ts";
import { recordPayment, reverseMovement, setBudget } from "../../src/month/ledger/steps/record-movement.ts";
import type { StoredDiscrepancy } from "../../src/month/reconcile/port.ts";
import { reconcilePeriod } from "../../src/month/reconcile/steps/reconcile-period.ts";
import {
  resolveDiscrepancies,
  withdrawResolutions,
} from "../../src/month/reconcile/steps/resolve-discrepancies.ts";
import { settlePeriod } from "../../src/month/settle/steps/settle-period.ts";
import { editRegistry } from "../../src/registry/steps/change-registry.ts";
import { readRulePack } from "../../src/rules/io/read-rule-pack.ts";
import { enactRules } from "../../src/rules/steps/enact-rules.ts";
import { openFiles } from "../../src/tables/io/open-file.ts";
import { templatePath } from "../../src/terminal/templates.ts";
import { VERSION } from "../../src/terminal/version.ts";
import { type PlayedBooks, put } from "./played-books.ts";
import { otherContract, packOf } from "./rates.ts";
import { type BilledRow, COMPANIES, type FileStep, type SaidRow, type Step } from "./story.ts";

const shelf = profileShelf(templatePath("profiles"), hashText);

type Of<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** Throws Refusal where a rule says no, and what broke where the story breaks it. */
export async function takeStep(books: PlayedBooks, step: Step, breaksAfter?: number): Promise<void> {
  const store = books.store(breaksAfter);
  const action = books.action();
  switch (step.kind) {
    case "file":
    case "invoice": {
      const path = written(books, step);
      const options = step.kind === "invoice" ? { period: step.month } : optionsOf(step);
      await importFile({ store, files: openFiles(), profiles: shelf([]), path, options, action });
      return;
    }
    case "withdraw":
      await withdrawFile({ store, text: step.file, reason: "误传", earlier: step.earlier, action });
      return;
    case "reconcile":
      await reconcilePeriod({ store, period: step.month, services: ["dd", "ill"], action, hash: hashText });
      return;
    case "settle":
      await settlePeriod({ store, period: step.month, action });
      return;
    case "approve":
      await approvePeriod({ store, period: step.month, action: books.action("checker") });
      return;
    case "close":
      return close(books, step, breaksAfter);
    case "decide": {
      const found = await chosen(books, step, "open");
      const value = found.service === "dd" ? { pages: 7 } : { volumes: 1 };
      const values = {
        ...(step.as === "agreed-value" ? value : {}),
        ...(found.kind === "duplicate" && !NOTHING_COUNTS.includes(step.as) ? { count: 1 } : {}),
      };
      const isBare = Object.keys(values).length === 0;
      const decision = { kind: step.as, values: isBare ? null : values, reason: "商定" };
      await resolveDiscrepancies({ store, found: [found], decision, action });
      return;
    }
    case "undecide": {
      const { id } = await chosen(books, step, "resolved");
      await withdrawResolutions({ store, ids: [id], reason: "复议", action });
      return;
    }
    case "correct": {
      const { month, service, no, amount } = step;
      const unit = service === "dd" ? "pages" : "volumes";
      const change =
        amount === null
          ? ({ kind: "void" } as const)
          : ({ kind: "values", values: { [unit]: amount } } as const);
      const about = { period: month, into: null, service, request: no, ordinal: 1, change };
      await noteCorrection({ store, said: { ...about, reason: "复核" }, action, dryRun: false });
      return;
    }
    case "answer":
      return answer(books, step, breaksAfter);
    case "enact": {
      const versions = [packOf(step.rates), otherContract(step.rates)].flatMap((text) =>
        readRulePack({ file: "play.yaml", text, hash: hashText }),
      );
      await enactRules({ store, versions, action });
      return;
    }
    case "fund":
      return setFund(books, step, breaksAfter);
    case "pay":
      return pay(books, step, breaksAfter);
    case "unpay": {
      const movements = await store.read.movements();
      const id = movements[step.nth % Math.max(1, movements.length)]?.id ?? "M-0";
      const how = { reason: "误记", day: lastOf(step.month), period: step.month, dryRun: false };
      await reverseMovement({ store, id, ...how, action });
      return;
    }
    case "leave":
      return leave(books, step, breaksAfter);
    case "reopen":
      await books.reopen();
  }
}

async function close(books: PlayedBooks, { month }: { month: string }, breaksAfter?: number): Promise<void> {
  const about = { store: books.store(breaksAfter), period: month, programVersion: VERSION, hash: hashText };
  const how = { ...about, engine: secondEngine({}), action: books.action("checker") };
  const { gates } = await closePeriod({ ...how, store: books.store(), confirm: null, dryRun: true });
  const despite = gates.every((gate) => gate.passed) ? null : "报送不全";
  await closePeriod({ ...how, confirm: month, despite });
}

async function answer(books: PlayedBooks, step: Of<"answer">, breaksAfter?: number): Promise<void> {
  const store = books.store(breaksAfter);
  const { month: period, company, waybill, as: kind } = step;
  const about = { period, waybills: [waybill], reason: "来函", company };
  const how = { store, action: books.action(), dryRun: false };
  if (kind === "withdrawn") await withdrawAnswers({ ...how, said: about });
  else
    await answerHeld({
      ...how,
      said: { ...about, kind, fen: null, charge: null, piece: null },
    });
}

const lastOf = (month: string): string => `${month}-28`;

/** Its terms hold for all that is ever charged. */
const COVERS = ["dd-subsidy", "ill-subsidy", "courier", "play-grant"];
export const FUND = "play";

async function setFund(books: PlayedBooks, { month, fen }: Of<"fund">, breaksAfter?: number): Promise<void> {
  const terms = { covers: COVERS, economicClass: "30227", subproject: "" };
  const said = { year: month.slice(0, 4), fund: FUND, totalFen: BigInt(fen), day: lastOf(month), terms };
  const appropriation = { ...said, voucher: `F${month}-${fen}`, period: month };
  await setBudget({ store: books.store(breaksAfter), appropriation, action: books.action(), dryRun: false });
}

async function pay(books: PlayedBooks, step: Of<"pay">, breaksAfter?: number): Promise<void> {
  const { month, party, percent, isAdvance, voucher } = step;
  const isCompany = COMPANIES.some((company) => company === party);
  const account: Account = isCompany ? `payable:courier:${party}` : `payable:library:${party}`;
  const store = books.store(breaksAfter);
  const balance = (await store.read.balances()).find((b) => b.account === account)?.fen ?? 0n;
  const kind = balance > 0n && !isAdvance ? "receipt" : "payment";
  const part = ((balance < 0n ? -balance : balance) * BigInt(percent)) / 100n;
  const said = { kind, account, fen: part > 0n ? part : 1n, day: lastOf(month), fund: FUND } as const;
  const payment = { ...said, voucher, text: "", period: month, isAdvance };
  await recordPayment({ store, payment, action: books.action(), dryRun: false });
}

async function leave(books: PlayedBooks, step: Of<"leave">, breaksAfter?: number): Promise<void> {
  const store = books.store(breaksAfter);
  for (const service of ["dd", "ill"] as const) {
    const { library, lastDay: to } = step;
    const edit = { kind: "end-agreement", library, service, role: null, to } as const;
    await editRegistry({ store, edit, action: books.action() });
  }
}

/** The one of a month that a step means. */
async function chosen(
  books: PlayedBooks,
  { month, nth }: { month: string; nth: number },
  status: "open" | "resolved",
): Promise<StoredDiscrepancy> {
  const { id } = periodOf(month);
  const found = await books.store().read.discrepancies({ period: id, status });
  return found[nth % Math.max(1, found.length)] ?? refuse("discrepancy-must-exist", { id: "", period: id });
}

function optionsOf({ way }: FileStep): { supersede?: true; beside?: true; again?: true } {
  if (way === "again") return { beside: true, again: true };
  return way === "plain" ? {} : way === "replace" ? { supersede: true } : { beside: true };
}

const NOTHING_COUNTS: readonly string[] = ["agreed-outside", "write-off", "defer"];

const HEADS = {
  "dd supplier": "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数",
  "dd requester": "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数",
  "ill supplier": "申请单号,借入馆,发出日期,状态,册数",
  "ill requester": "申请单号,借出馆,发出日期,状态,册数",
} as const;

const BILL_HEAD = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元),费用项目,物流公司";

function written(books: PlayedBooks, step: Of<"file"> | Of<"invoice">): string {
  const name = (code: string): string => books.names.get(code) ?? code;
  if (step.kind === "invoice") {
    const line = (r: BilledRow): string =>
      [
        ...[r.waybill, r.day, name(r.from), name(r.to), "去程", 1, r.kg, (r.fen / 100).toFixed(2), r.item],
        step.company,
      ].join();
    return put(books, step.name, [BILL_HEAD, ...step.rows.map(line)]);
  }
  const line = (r: SaidRow): string =>
    [
      ...[r.no, name(r.other), r.day, r.status],
      ...(step.service === "dd" ? ["期刊论文", "普通"] : []),
      r.amount,
    ].join();
  return put(books, step.name, [HEADS[`${step.service} ${step.side}`], ...step.rows.map(line)]);
}
