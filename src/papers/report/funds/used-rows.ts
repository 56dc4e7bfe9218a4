/**
 * 使用经费的行 / rows of funds used: one a library that asked, members first; then those that are no member, requests whose
 * requester nobody names, what is of no single request, and what corrects closed periods. None is ever left out.
 *
 * Worked example: 10002 member, EXT-NLC no member, an amount cut by a cap: three rows, the last two named for what they are.
 */
import { by, sumOf } from "../../../core/list.ts";
import type { Period } from "../../../core/period.ts";
import { type FundUse, type FundUser, usedFen } from "../../../month/settle/funds-used.ts";
import type { Agreement, Library, LibraryCode, Service } from "../../../registry/library.ts";
import type { ColumnMaker, GridColumn } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, text, yuan } from "../../../sheet/sheet.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { HeadKey, ReportWords } from "../words.ts";

export interface UsedRow {
  readonly user: FundUser;
  readonly uses: readonly FundUse[];
}

interface Membership {
  readonly libraries: ReadonlyMap<LibraryCode, Library>;
  /** With an agreement in the span. */
  readonly members: ReadonlySet<LibraryCode>;
}

/** The libraries that had an agreement on some day of the span. */
export function membersIn(
  agreements: readonly Agreement[],
  span: Pick<Period, "from" | "to">,
): Set<LibraryCode> {
  const isIn = (a: Agreement): boolean =>
    a.from <= span.to && (a.to === null || a.to >= span.from) && a.role !== "external";
  return new Set(agreements.filter(isIn).map((a) => a.library));
}

export function usedRows(
  groups: Iterable<readonly [user: FundUser, uses: readonly FundUse[]]>,
  { members }: Pick<Membership, "members">,
): UsedRow[] {
  const place = (user: FundUser): number => {
    if (user === "none") return 3;
    if (user === "corrected") return 4;
    return user === null ? 2 : members.has(user) ? 0 : 1;
  };
  return [...groups]
    .map(([user, uses]) => ({ user, uses }))
    .sort(by(({ user }) => [place(user), user ?? ""]));
}

export function isLibrary(user: FundUser): user is LibraryCode {
  return user !== null && user !== "none" && user !== "corrected";
}

export function userCode(user: FundUser): Cell {
  return text(isLibrary(user) ? user : "—");
}

export function userName(user: FundUser, facts: Membership, words: ReportWords): string {
  if (user === null) return words.funds.unnamed;
  if (!isLibrary(user)) return words.funds[user];
  const name = nameOf(user, facts, words);
  return facts.members.has(user) ? name : words.funds.noMember(name);
}

type Measured = "amount" | "quantity";

export function usedCell(uses: readonly FundUse[], by: Measured): Cell {
  const origin = { kind: "funds-used", uses, by } as const;
  return by === "amount"
    ? yuan(sumOf(uses, usedFen), origin)
    : count(
        sumOf(uses, (use) => use.quantity),
        origin,
      );
}

const OF = (kind: FundUse["kind"], service?: Service) => (use: FundUse) =>
  use.kind === kind && (service === undefined || use.service === service);

/** What a row used: requests, fees, subsidies; schemes where any grants or bills something. */
export function usedColumns<Row extends { readonly uses: readonly FundUse[] }>(
  column: ColumnMaker<Row, HeadKey>,
  all: readonly FundUse[],
): GridColumn<Row>[] {
  const [counted, money] = [{ width: 13, summed: "count" } as const, { width: 13, summed: "yuan" } as const];
  const cell = (fits: (use: FundUse) => boolean, by: Measured) => (row: Row) =>
    usedCell(row.uses.filter(fits), by);
  const schemes = (["grant", "bill"] as const).filter((kind) => all.some((use) => use.kind === kind));
  const keys = { grant: "granted", bill: "billed" } as const;
  const added = ["ddSubsidy", "illSubsidy", ...schemes.map((kind) => keys[kind])];
  return [
    column("ddRequests", { ...counted, width: 15 }, cell(OF("fee-basis", "dd"), "quantity")),
    column("ddBasis", money, cell(OF("fee-basis", "dd"), "amount")),
    column("ddSubsidy", { ...money, width: 16 }, cell(OF("dd-subsidy"), "amount")),
    column("illVolumes", { ...counted, width: 15 }, cell(OF("fee-basis", "ill"), "quantity")),
    column("illSubsidy", { ...money, width: 16 }, cell(OF("ill-subsidy"), "amount")),
    ...schemes.map((kind) => column(keys[kind], money, cell(OF(kind), "amount"))),
    column("usedTotal", { ...money, width: 15 }, ({ uses }, at) => ({
      ...yuan(
        sumOf(
          uses.filter((use) => use.kind !== "fee-basis"),
          usedFen,
        ),
      ),
      ...at.adds(added),
    })),
  ];
}
