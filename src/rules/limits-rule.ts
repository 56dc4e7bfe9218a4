import type { Day } from "../core/day.ts";
import type { LibraryCode } from "../registry/library.ts";

/** 限额 published by the alliance. What is absent is not limited. A breach is told, and never changes what is settled. */
export interface Limits {
  /** 外部馆每月册数: volumes a month that a source lends to the whole alliance. */
  readonly volumesPerMonth?: readonly { readonly supplier: LibraryCode; readonly volumes: number }[];
  /** 同一期刊同一期: articles of one issue for one reader (where readers are not known: for one library). */
  readonly articlesPerIssue?: number;
  /** 同一馆同一数据库: requests to one database of one library within so many days. */
  readonly perDatabase?: { readonly requests: number; readonly days: number };
  /** 加急: urgent requests of one reader on one day. */
  readonly urgentPerDay?: number;
  /** 借期 in calendar days; the first that fits: a library's code, or "member" for any other of the alliance. */
  readonly loanDays?: readonly { readonly supplier: string; readonly days: number }[];
  /** 假期: what would be due in it is due on `dueOn`, except what these sources lent. */
  readonly vacations?: readonly Vacation[];
}

interface Vacation {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly dueOn: Day;
  readonly except: readonly LibraryCode[];
}
/** 线索: what is worth a look, by measures of ours. Never a penalty, never a change of what is settled. */
export interface Leads {
  /** 页数恰在分档之下: a supplier with so many requests within `below` pages under a tier, and `times` as many as just above. */
  readonly pagesUnderTier?: {
    readonly tiers: readonly number[];
    readonly below: number;
    readonly least: number;
    readonly times: number;
  };
  /** 互惠激增: two libraries that each supply the other so many, and `times` their average of the periods before. */
  readonly reciprocalSpike?: { readonly least: number; readonly times: number };
  /** 一稿多投: one item, one requester, several suppliers, within so many days. */
  readonly severalSuppliers?: { readonly days: number };
}
