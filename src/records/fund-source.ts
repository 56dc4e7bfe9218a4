/** 当年财政拨款, 上年结转资金, 其他资金. */
export type FundSource = "fiscal" | "carry-over" | "other";

export const FUND_SOURCES: readonly FundSource[] = ["fiscal", "carry-over", "other"];
