/**
 * 协议目标的代号和口径 / key and window of an agreement's target. By its key it meets the targets of the years, whatever they are called.
 * Its window says what is judged: `cycle`, all years together (counts are added, rates and averages pooled by their own counts), or
 * `every-year`, each year by itself. Not said, counts are of the cycle and all else of every year.
 *
 * Worked example: "novelty: 科技查新完成量>=20 项 @cycle"; 9 and 10 项 in two years are 19 项: 未完成.
 */
import { type MoveTarget, parseTarget, TARGET_WINDOWS, type TargetWindow } from "./move.ts";

export interface KeyedTarget extends MoveTarget {
  readonly key: string;
  readonly window: TargetWindow;
}

export const isKeyed = (target: MoveTarget): target is KeyedTarget => target.key !== undefined;

const SPOKEN: Readonly<Record<string, TargetWindow>> = { 全周期: "cycle", 每年: "every-year" };

/** Undefined: it is no target, or says a window that there is not, or a window without a key. */
export function parseAgreedTarget(text: string): MoveTarget | undefined {
  const [, key, rest = "", said] =
    /^\s*(?:([a-z0-9][a-z0-9-]{0,40})\s*[:：]\s*)?([^@]*?)\s*(?:@\s*(\S+)\s*)?$/.exec(text) ?? [];
  const target = parseTarget(rest);
  if (target === undefined || key === undefined) return said === undefined ? target : undefined;
  const window = said === undefined ? usualWindow(target) : windowNamed(said);
  return window && { ...target, key, window };
}

const windowNamed = (said: string): TargetWindow | undefined =>
  TARGET_WINDOWS.find((w) => w === said) ?? SPOKEN[said];

const usualWindow = (target: MoveTarget): TargetWindow => (isAddedUp(target) ? "cycle" : "every-year");

/** What two years come to is their sum: 项, 笔, 人次. Neither shares, averages and durations, nor libraries, which are the same ones again. */
export function isAddedUp({ name, value, unit }: Pick<MoveTarget, "name" | "value" | "unit">): boolean {
  if (!/^[\d,.]+$/.test(value) || /均|单[位价件条篇册笔次]|每[件条篇册笔次人]|率|满意/.test(name))
    return false;
  return !/^(%|％|工作日|天|日|小时|分钟|分|家|所|馆|个馆|户)/.test(unit);
}
