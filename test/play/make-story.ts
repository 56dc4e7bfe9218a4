/** A seed makes a story: what happened, who said it late, wrongly or twice, and what people did with it. */
import { type Random, randomOf } from "../../src/demo/alliance/random.ts";
import type { ResolutionKind } from "../../src/records/discrepancy-kind.ts";
import type { Service } from "../../src/registry/library.ts";
import { LIBRARIES } from "./played-books.ts";
import type { Step, Story, TrueRequest } from "./story.ts";
import {
  type BilledRow,
  COMPANIES,
  type Company,
  type FileStep,
  monthOf,
  type Rates,
  type SaidRow,
} from "./story.ts";

const two = (n: number): string => String(n).padStart(2, "0");

function monthsFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const n = first + i;
    return `${2019 + Math.floor(n / 12)}-${two((n % 12) + 1)}`;
  });
}

export function storyOf(seed: number): Story {
  const random = randomOf(seed * 2_654_435 + 12_345);
  const libraries = LIBRARIES.slice(0, random.chance(70) ? 3 : 3 + random.below(4));
  const months = monthsFrom(random.below(12), random.chance(80) ? 3 + random.below(2) : 3 + random.below(5));
  const requests = months.flatMap((month, m) => requestsOf(random, { libraries, month, m }));
  const steps = stepsOf(random, { libraries, months, requests });
  return {
    ...{ seed, libraries, months, steps },
    requests: requests.map((r) => (hasLeft(r, steps) ? { ...r, filled: false } : r)),
    isTwoPerson: random.chance(30),
    putsRightBy: random.chance(50) ? "files" : "notes",
  };
}

/** What somebody supplies who has left, or supplies to one, is worth nothing. */
function hasLeft(r: TrueRequest, steps: readonly Step[]): boolean {
  return steps.some(
    (s) => s.kind === "leave" && [r.supplier, r.requester].includes(s.library) && r.day > s.lastDay,
  );
}

interface World {
  readonly libraries: readonly string[];
  readonly months: readonly string[];
  readonly requests: readonly TrueRequest[];
}

function requestsOf(
  random: Random,
  { libraries, month, m }: { libraries: readonly string[]; month: string; m: number },
): TrueRequest[] {
  return Array.from({ length: 1 + random.below(5) }, (_, i) => {
    const service: Service = random.chance(70) ? "dd" : "ill";
    const supplier = random.pick(libraries);
    const requester = random.pick(libraries.filter((l) => l !== supplier));
    const amount = service === "dd" ? 1 + random.below(60) : 1 + random.below(4);
    const day = `${month}-${two(1 + random.below(28))}`;
    const no = `${service === "dd" ? "DD" : "RE"}${1000 + m * 100 + i * 7}`;
    return { no, service, supplier, requester, day, amount, filled: random.chance(88) };
  });
}

function ratesFrom(random: Random, from: string): Rates {
  const cap = (low: number, range: number): number | null =>
    random.chance(40) ? low + random.below(range) : null;
  return {
    from,
    perPageFen: random.pick([10, 30, 33, 50]),
    percent: random.pick([50, 100, 33, 75]),
    perVolumeFen: random.pick([500, 333, 1000]),
    ddPeriodCapFen: cap(200, 2000),
    ddYearCapFen: cap(400, 4000),
    illPeriodCapFen: cap(300, 2000),
    grant: random.chance(30)
      ? {
          percent: random.pick([20, 50]),
          periodFen: 100 + random.below(1000),
          yearFen: 200 + random.below(2000),
        }
      : null,
    quotaFen: random.chance(30) ? random.below(3000) : null,
    materialityFen: random.chance(70) ? 1_000_000 : 0,
  };
}

/** Not agreed-outside: in a closed month it is the last word, and nothing puts it right. */
const DECISIONS: readonly ResolutionKind[] = [
  "supplier-right",
  "requester-right",
  "agreed-value",
  "write-off",
  "defer",
];

function stepsOf(random: Random, world: World): Step[] {
  const steps: Step[] = [];
  const first = ratesFrom(random, "2019-01-01");
  steps.push({ kind: "enact", rates: first });
  const add = (step: Step): void => {
    steps.push(random.chance(12) ? { ...step, breaksAfter: random.below(12) } : step);
    if (random.chance(4)) steps.push({ kind: "reopen" });
  };
  for (const [m, month] of world.months.slice(0, -1).entries()) {
    if (m > 0 && random.chance(25)) {
      const { grant, quotaFen } = first;
      const changed = { ...ratesFrom(random, `${month}-01`), quotaFen, grant };
      add({ kind: "enact", rates: changed });
    }
    if (m > 0 && random.chance(8)) {
      const lastDay = `${month}-${two(5 + random.below(20))}`;
      add({ kind: "leave", library: random.pick(world.libraries), lastDay });
    }
    for (const step of monthSteps(random, world, month)) add(step);
  }
  return steps;
}

function monthSteps(random: Random, world: World, month: string): Step[] {
  const files = filesOf(random, world, month);
  const steps: Step[] = [];
  const names: string[] = [];
  const later = world.months.slice(0, world.months.indexOf(month));
  for (const file of files) {
    if (random.chance(15)) continue;
    steps.push(file);
    names.push(file.name);
    if (random.chance(20)) {
      const name = file.name.replace(".csv", "-v2.csv");
      const rows = said(random, world, file, 15);
      steps.push({ ...file, name, rows, way: random.pick(["replace", "beside", "plain"] as const) });
      names.push(name);
    }
    if (random.chance(10))
      steps.push({
        kind: "withdraw",
        file: random.pick(names),
        earlier: random.pick(["bring-back", "leave-empty", null] as const),
      });
  }
  // Late files of earlier months, which may be closed.
  if (later.length > 0 && random.chance(40)) {
    const [file] = filesOf(random, world, random.pick(later));
    if (file) steps.push({ ...file, name: file.name.replace(".csv", `-late-${month}.csv`), way: "beside" });
  }
  for (const company of COMPANIES)
    if (random.chance(60)) steps.push(invoiceOf(random, world, { month, company }));
  const rounds = 1 + random.below(2);
  for (let round = 0; round < rounds; round++) {
    if (random.chance(90)) steps.push({ kind: "reconcile", month });
    const decisions = random.below(5);
    for (let i = 0; i < decisions; i++)
      steps.push({ kind: "decide", month, nth: random.below(6), as: random.pick(DECISIONS) });
    if (random.chance(15)) steps.push({ kind: "undecide", month, nth: random.below(6) });
    if (later.length > 0 && random.chance(30)) steps.push(correctionOf(random, world, random.pick(later)));
    if (random.chance(30)) {
      const as = random.pick(["approved", "rejected", "withdrawn"] as const);
      const company = random.pick(COMPANIES);
      steps.push({ kind: "answer", month, company, waybill: waybillOf(random, month, company), as });
    }
    if (random.chance(90)) steps.push({ kind: "settle", month });
    steps.push(...moneySteps(random, world, { month, round }));
  }
  if (random.chance(80)) {
    steps.push({ kind: "approve", month });
    steps.push({ kind: "close", month });
  }
  return steps;
}

/** A fund that is sometimes too small, payments of a part, of all and of too much, and some of them taken back. */
function moneySteps(
  random: Random,
  world: World,
  { month, round }: { month: string; round: number },
): Step[] {
  const steps: Step[] = [];
  if (random.chance(40)) steps.push({ kind: "fund", month, fen: random.pick([500, 5000, 1_000_000]) });
  const payments = random.below(3);
  for (let i = 0; i < payments; i++)
    steps.push({
      ...{ kind: "pay", month, party: random.pick([...world.libraries, ...COMPANIES]) },
      ...{ percent: random.pick([30, 100, 100, 130]), isAdvance: random.chance(20) },
      voucher: `V${month}-${round}-${random.chance(90) ? i : 0}`,
    });
  if (random.chance(20)) steps.push({ kind: "unpay", month, nth: random.below(9) });
  return steps;
}

function correctionOf(random: Random, world: World, month: string): Step {
  const own = world.requests.filter((r) => monthOf(r) === month);
  const { service, no, amount } = random.pick(own);
  const isVoid = random.chance(30);
  return { kind: "correct", month, service, no, amount: isVoid ? null : amount + random.below(5) - 2 };
}

/** Every file that a month should bring, with what its sender says. */
function filesOf(random: Random, world: World, month: string): FileStep[] {
  const files: FileStep[] = [];
  for (const service of ["dd", "ill"] as const)
    for (const side of ["supplier", "requester"] as const)
      for (const library of world.libraries) {
        const file = emptyFile({ service, side, library, month });
        const rows = said(random, world, file, 12);
        if (rows.length > 0) files.push({ ...file, rows });
      }
  return files;
}

export function emptyFile(of: Pick<FileStep, "service" | "side" | "library" | "month">): FileStep {
  const what = {
    "dd supplier": "原文传递",
    "dd requester": "原文传递请求",
    "ill supplier": "馆际互借借出",
    "ill requester": "馆际互借借入",
  }[`${of.service} ${of.side}` as const];
  return { kind: "file", ...of, name: `${of.library}-${what}-${of.month}.csv`, rows: [], way: "plain" };
}

/** What a file's library says of its requests, wrong so many times of a hundred. */
export function said(
  random: Random,
  world: Pick<World, "requests">,
  file: FileStep,
  wrong: number,
): SaidRow[] {
  const own = world.requests.filter(
    (r) => r.service === file.service && monthOf(r) === file.month && r[file.side] === file.library,
  );
  return own.flatMap((r): SaidRow[] => {
    const other = file.side === "supplier" ? r.requester : r.supplier;
    const row: SaidRow = {
      no: r.no,
      other,
      day: r.day,
      amount: r.amount,
      status: r.filled ? "满足" : "取消",
    };
    if (!random.chance(wrong)) return [row];
    switch (random.below(4)) {
      case 0:
        return [];
      case 1:
        return [{ ...row, amount: Math.max(1, r.amount + random.below(7) - 3) }];
      case 2:
        return [{ ...row, status: r.filled ? random.pick(["取消", "不满足"] as const) : "满足" }];
      default:
        return [row, row];
    }
  });
}

/** Two companies rarely have a number in common. */
function waybillOf(random: Random, month: string, company: Company): string {
  const letters = company === COMPANIES[0] || random.chance(10) ? "SF" : "YT";
  return `${letters}${month.replace("-", "")}000${random.below(4)}`;
}

function invoiceOf(
  random: Random,
  world: World,
  { month, company }: { month: string; company: Company },
): Step {
  const rows = Array.from({ length: 1 + random.below(4) }, (): BilledRow => {
    const from = random.pick(world.libraries);
    const to = random.pick(world.libraries.filter((l) => l !== from));
    const before = world.months[Math.max(0, world.months.indexOf(month) - 1)] ?? month;
    const waybill = waybillOf(random, random.chance(30) ? before : month, company);
    const day = `${waybill.slice(2, 6)}-${waybill.slice(6, 8)}-10`;
    const kg = 1 + random.below(3);
    const first = company === COMPANIES[0] || random.chance(20) ? 800 : 900;
    const fen = first + (kg - 1) * 200 + (random.chance(20) ? 300 : 0);
    const isCredit = random.chance(25);
    return { waybill, day, from, to, kg, fen: isCredit ? -fen : fen, item: isCredit ? "退费" : "运费" };
  });
  return { kind: "invoice", name: `物流账单-${company}-${month}.csv`, month, company, rows };
}
