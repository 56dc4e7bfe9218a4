/**
 * The end of every story: each open month gets the true files, closed ones are put right by late files or notes, and all is decided by
 * what really happened. Whatever came before, each library must then have what it should have got.
 */
import type { Reader } from "../../src/books/port.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { readGates } from "../../src/month/close/steps/close-period.ts";
import { noteCorrection } from "../../src/month/close/steps/note-correction.ts";
import { withdrawFile } from "../../src/month/import/steps/withdraw-file.ts";
import type { AgreedValues } from "../../src/month/reconcile/discrepancy.ts";
import type { StoredDiscrepancy } from "../../src/month/reconcile/port.ts";
import { resolveDiscrepancies } from "../../src/month/reconcile/steps/resolve-discrepancies.ts";
import { isSettledThen, type ResolutionKind } from "../../src/records/discrepancy-kind.ts";
import { requestKey } from "../../src/records/record.ts";
import { chargesOf, sumsOf } from "./check-books.ts";
import { emptyFile } from "./make-story.ts";
import type { PlayedBooks } from "./played-books.ts";
import { dueBy } from "./rates.ts";
import { type FileStep, monthOf, type Step, type Story, type TrueRequest } from "./story.ts";

/** Takes a step with all checks; refused ones are an answer. */
export type Take = (step: Step) => Promise<void>;

const MAX_ROUNDS = 6;

export async function putRight(books: PlayedBooks, story: Story, take: Take): Promise<void> {
  const isClosed = async (month: string): Promise<boolean> =>
    (await books.store().read.closes()).some((c) => c.period === month);
  const closed: string[] = [];
  for (const month of story.months) {
    if (await isClosed(month)) {
      closed.push(month);
      continue;
    }
    await take({ kind: "fund", month, fen: 100_000_000 });
    await withdrawAll(books, month);
    for (const file of trueFiles(story, month, story.requests)) await take(file);
    for (const earlier of closed.splice(0)) await sendLate(books, story, { earlier, into: month, take });
    await decideAll(books, story, { month, take });
    await noteAll(books, story, month);
    await take({ kind: "settle", month });
    await take({ kind: "approve", month });
    await take({ kind: "close", month });
    if (story.requests.some((r) => monthOf(r) === month) && !(await isClosed(month)))
      throw new Error(`end: ${month} can't be closed: ${await gatesOf(books, month)}`);
  }
}

async function gatesOf(books: PlayedBooks, month: string): Promise<string> {
  const gates = await readGates(books.store().read, month);
  const failed = gates.filter((gate) => !gate.passed);
  return JSON.stringify(failed.map(({ key, findings: [first] }) => ({ key, first })));
}

/** The last that was sent leaves first. */
async function withdrawAll(books: PlayedBooks, month: string): Promise<void> {
  const { read } = books.store();
  for (;;) {
    const standing = (await read.files({ period: month })).filter(
      (f) => f.withdrawal === null && f.supersededBy === null && f.kind !== "courier-invoice",
    );
    const last = standing.at(-1);
    if (!last) return;
    const earlier = last.supersedes.length > 0 ? "leave-empty" : null;
    const about = { store: books.store(), text: `#${last.number}`, reason: "重报", action: books.action() };
    await withdrawFile({ ...about, earlier });
  }
}

function trueFiles(
  story: Story,
  month: string,
  requests: readonly TrueRequest[],
  suffix = "true",
): FileStep[] {
  const files: FileStep[] = [];
  for (const service of ["dd", "ill"] as const)
    for (const side of ["supplier", "requester"] as const)
      for (const library of story.libraries) {
        const file = emptyFile({ service, side, library, month });
        const rows = requests
          .filter((r) => r.service === service && r[side] === library && monthOf(r) === month)
          .map((r) => ({
            ...{
              no: r.no,
              other: side === "supplier" ? r.requester : r.supplier,
              day: r.day,
              amount: r.amount,
            },
            status: r.filled ? ("满足" as const) : ("取消" as const),
          }));
        const name = file.name.replace(".csv", `-${suffix}.csv`);
        if (rows.length > 0) files.push({ ...file, name, rows, way: "again" });
      }
  return files;
}

/** All of a closed month once more, or, where notes put right what was settled, only what was not. */
async function sendLate(
  books: PlayedBooks,
  story: Story,
  { earlier, into, take }: { earlier: string; into: string; take: Take },
): Promise<void> {
  const missing: TrueRequest[] = [];
  for (const r of story.requests)
    if (story.putsRightBy === "files" || (r.filled && !(await isSettled(books, r)))) missing.push(r);
  for (const file of trueFiles(story, earlier, missing, `late-into-${into}`)) await take(file);
}

async function isSettled(books: PlayedBooks, { service, no }: TrueRequest): Promise<boolean> {
  const settled = await books.store().read.settled({ service, requestKey: requestKey(no) });
  return settled !== null && settled.requests.length + settled.voided.length > 0;
}

async function decideAll(
  books: PlayedBooks,
  story: Story,
  { month, take }: { month: string; take: Take },
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    await take({ kind: "reconcile", month });
    const found = await books.store().read.discrepancies({ period: month });
    let decided = 0;
    for (const d of found) if (await decide(books, story, d)) decided += 1;
    if (decided === 0) return;
  }
  throw new Error(`end: ${month} has new discrepancies after ${MAX_ROUNDS} rounds`);
}

/** True where something was decided that did not stand already. */
async function decide(books: PlayedBooks, story: Story, d: StoredDiscrepancy): Promise<boolean> {
  const tries = await decisionsFor(books, story, d);
  const refused: string[] = [];
  for (const { kind, values } of tries) {
    const about = { store: books.store(), found: [d], action: books.action() };
    try {
      const [made] = await resolveDiscrepancies({ ...about, decision: { kind, values, reason: "核实" } });
      return made?.isUnchanged === false;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push(`${kind} ${error.code}`);
    }
  }
  const about = `${d.kind} ${d.caseKey} in ${d.period}, ${d.records.length} rows, ${d.resolution?.kind}`;
  throw new Error(`end: nothing can be decided of ${about}: ${refused.join(", ")}`);
}

interface Deciding {
  readonly kind: ResolutionKind;
  readonly values: AgreedValues | null;
}

/** In pages of a document, in volumes of a loan. */
function amountOf({ service, amount }: TrueRequest): AgreedValues {
  return service === "dd" ? { pages: amount } : { volumes: amount };
}

/** What is right by what really happened; the first that is allowed. */
async function decisionsFor(books: PlayedBooks, story: Story, d: StoredDiscrepancy): Promise<Deciding[]> {
  const truth = story.requests.find((r) => r.service === d.service && requestKey(r.no) === d.caseKey);
  const none: Deciding = { kind: "write-off", values: null };
  if (!truth || d.kind === "already-settled") return [none];
  const agreed: Deciding[] = [
    { kind: "agreed-value", values: amountOf(truth) },
    { kind: "agreed-value", values: { ...amountOf(truth), count: 1 } },
  ];
  // Where the rows differ, one of them is taken, and put right by a note in the next month.
  const one = (kind: ResolutionKind): Deciding => ({ kind, values: { count: 1 } });
  if (truth.filled)
    return isSettledThen(d.kind)
      ? [...agreed, none]
      : [...agreed, one("requester-right"), one("supplier-right")];
  if (!isSettledThen(d.kind)) return [none];
  const records = await books.store().read.records(d.records);
  const cancels = (role: string): boolean => {
    const own = records.filter((r) => r.role === role);
    return own.length > 0 && own.every((r) => r.status !== "filled");
  };
  const sides: Deciding[] = [];
  if (cancels("supplier")) sides.push({ kind: "supplier-right", values: null });
  if (cancels("requester")) sides.push({ kind: "requester-right", values: null });
  return [...sides, none];
}

/** What closed months still have wrong, request by request; what is right is refused. */
async function noteAll(books: PlayedBooks, story: Story, into: string): Promise<void> {
  const { read } = books.store();
  for (const truth of story.requests) {
    const settled = await read.settled({ service: truth.service, requestKey: requestKey(truth.no) });
    for (const [i, { period, ordinal }] of (settled?.requests ?? []).entries()) {
      const counts = truth.filled && i === 0;
      const change = counts
        ? ({ kind: "values", values: amountOf(truth) } as const)
        : ({ kind: "void" } as const);
      const about = { period, into, service: truth.service, request: truth.no, ordinal, change };
      await note(books, { ...about, reason: "核实" });
    }
    // One that was corrected away and is right after all counts again.
    const [again] = settled?.requests.length === 0 ? settled.voided : [];
    if (!again || !truth.filled) continue;
    const about = { period: again.period, into, service: truth.service, request: truth.no };
    await note(books, {
      ...about,
      ordinal: again.ordinal,
      change: { kind: "values", values: amountOf(truth) },
      reason: "核实",
    });
  }
}

async function note(books: PlayedBooks, noted: Parameters<typeof noteCorrection>[0]["said"]): Promise<void> {
  try {
    await noteCorrection({ store: books.store(), said: noted, action: books.action(), dryRun: false });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "correction-must-change-something") throw error;
  }
}

/** A closed month's decision that nothing counts is the last word: the number is never billed again. */
async function isDecidedAway(
  read: Reader,
  { service, no }: TrueRequest,
  closed: ReadonlySet<string>,
): Promise<boolean> {
  const settled = await read.settled({ service, requestKey: requestKey(no) });
  if (settled === null || settled.requests.length + settled.voided.length > 0) return false;
  const decided = await read.discrepancies({ service, caseKey: requestKey(no), status: "resolved" });
  const isFinal = (d: StoredDiscrepancy): boolean =>
    closed.has(d.period) && d.resolution !== null && d.resolution.kind !== "defer";
  return decided.some(isFinal);
}

/** Null where each library has what it should have. */
export async function truthFault(books: PlayedBooks, story: Story): Promise<string | null> {
  const { read } = books.store();
  const closed = new Set((await read.closes()).map((c) => c.period));
  const requests: TrueRequest[] = [];
  for (const r of story.requests)
    requests.push((await isDecidedAway(read, r, closed)) ? { ...r, filled: false } : r);
  const due = dueBy({ ...story, requests });
  const charges = await chargesOf(read);
  const got = sumsOf(charges, ({ charge: c }) =>
    ["dd-subsidy", "ill-subsidy", "grant", "bill"].includes(c.kind)
      ? [`${c.kind} ${c.library}`, c.fen]
      : undefined,
  );
  for (const key of new Set([...due.keys(), ...got.keys()]))
    if (BigInt(due.get(key) ?? 0) !== (got.get(key) ?? 0n))
      return `truth: ${key} has ${got.get(key) ?? 0n} in all, and should have ${due.get(key) ?? 0}`;
  return null;
}
