import { type Finding, finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { StoredFile } from "../../../month/import/port.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { economicClasses } from "../economic-class.ts";
import { contractorOf } from "../money/placed.ts";
import type { OverspentLine } from "../money/settled-money.ts";
import type { SubProjectReads } from "../port.ts";
import type { SpendingLine } from "../spending.ts";
import { SpendingDesk } from "../spending-desk.ts";
import { standingMoves } from "../undo-move.ts";
import { sealedSubprojects } from "./sealed-subprojects.ts";

/** What the lines of a file are looked up against; the lines of the files it takes the place of don't count. */
export async function spendingDesk(
  read: RegistryReads & SubProjectReads,
  replaced: readonly StoredFile[],
): Promise<SpendingDesk> {
  const lines = await read.spendingLines();
  const isReplaced = (line: SpendingLine): boolean => replaced.some((f) => f.number === line.ref.file);
  return new SpendingDesk({
    subprojects: await read.subprojects(),
    entries: await read.subprojectBudgets(),
    classes: economicClasses(settingOf(await read.settings(), "economic-classes")),
    standing: lines.filter((l) => !isReplaced(l)),
    typed: await read.typedSpending(),
    replaced: lines.filter(isReplaced),
    contractors: await contractorsIn(read),
    maps: await read.accountMaps(),
    sealed: new Map((await sealedSubprojects(read)).map(({ subproject, on }) => [subproject.id, on])),
  });
}

async function contractorsIn(read: SubProjectReads): Promise<Map<string, LibraryCode | null>> {
  const found = new Map<string, LibraryCode | null>();
  for (const { id: subproject } of await read.subprojects()) {
    const undone = await read.subprojectMovesUndone({ subproject });
    const standing = standingMoves(await read.subprojectMoves({ subproject }), undone);
    found.set(subproject, contractorOf(standing));
  }
  return found;
}

/** A file that takes another's place may not take away what an acceptance rests on. */
export function requireAcceptedKept(desk: SpendingDesk | null): void {
  const lost = desk?.lost();
  if (!lost) return;
  const { subproject, voucherNo: voucher, day, fen } = lost.line;
  const about = { subproject, on: lost.on, voucher, day, amount: formatYuan(fen) };
  refuse("accepted-spending-must-stay", about);
}

/** One finding for each line of a budget that the lines taken leave overspent. */
export function overspending(desk: SpendingDesk | null): Finding[] {
  return (desk?.overspent() ?? []).map((line) => overspentFinding(line.subproject, line));
}

export function overspentFinding(subproject: string, of: OverspentLine): Finding {
  const { year, library, line, economicClass, source } = of;
  const [budget, spent] = [formatYuan(of.fullYearFen), formatYuan(of.executedFen)];
  const over = formatYuan(of.executedFen - of.fullYearFen);
  const params = { subproject, year, library, line, economicClass, source, budget, spent, over };
  return finding("spending-must-stay-within-budget", params);
}
