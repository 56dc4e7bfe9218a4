/** What the program makes of the demo's courier invoices, beside what was planted in them. */
import type { Store } from "../../books/port.ts";
import { by, sumOf } from "../../core/list.ts";
import { periodOf } from "../../core/period.ts";
import { accountOf } from "../../month/courier/courier-answer.ts";
import { type AuditedLine, isAsked } from "../../month/courier/courier-audit.ts";
import { courierLines } from "../../month/courier/steps/courier-lines.ts";
import type { CourierTruth } from "../alliance/plant-courier.ts";

/** Of one account in one month; amounts in fen. */
type CourierCame = Pick<CourierTruth, "period" | "account"> & {
  readonly paidFen: bigint;
  readonly heldFen: bigint;
  readonly creditedFen: bigint;
  readonly questions: readonly string[];
};

/** Accounts of a period of which a line is held, credited, asked about or planted; any other is paid as billed. */
export async function courierOf(
  read: Store["read"],
  period: string,
  planted: readonly CourierTruth[],
): Promise<CourierCame[]> {
  const accounts = new Map<string, AuditedLine[]>(planted.map((p) => [p.account, []]));
  for await (const audited of (await courierLines(read, periodOf(period))).lines()) {
    const account = accountOf(audited.line);
    const isPlain = audited.heldFen === 0n && !isAsked(audited) && audited.line.chargeFen >= 0n;
    if (!isPlain || accounts.has(account)) accounts.set(account, [...(accounts.get(account) ?? []), audited]);
  }
  return [...accounts].map(([account, lines]) => ({
    ...{ period, account },
    paidFen: sumOf(lines, (a) => a.payableFen),
    heldFen: sumOf(lines, (a) => a.heldFen),
    creditedFen: sumOf(lines, ({ line }) => (isCredit(line) ? -line.chargeFen : 0n)),
    questions: lines.filter(isAsked).map((a) => a.class),
  }));
}

function isCredit({ chargeFen, charge }: AuditedLine["line"]): boolean {
  return chargeFen < 0n && charge !== "supplement";
}

/** Every planted account must come to its amounts and questions in its month, and no other may be held or asked about. */
export function comparedCourier(planted: readonly CourierTruth[], came: readonly CourierCame[]) {
  const keyOf = (of: CourierTruth | CourierCame): string => {
    const fen = [of.paidFen, of.heldFen, of.creditedFen].join(" ");
    return `${of.period} ${of.account} ${fen} ${[...of.questions].sort(by((q) => q)).join(" ")}`;
  };
  const wanted = new Set(planted.map(keyOf));
  const found = came.map(keyOf).filter((key) => wanted.has(key)).length;
  const accounts = new Set(planted.map((p) => `${p.period} ${p.account}`));
  const invented = came.filter((c) => !accounts.has(`${c.period} ${c.account}`)).length;
  return { planted: wanted.size, found, missed: wanted.size - found, invented };
}
