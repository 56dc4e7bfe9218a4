/** As the flags are called, and the columns of the desk sheet. */
export type ValueName = "pages" | "volumes" | "fee" | "count";
/** What later files say of a request that a closed period settled. */
export type SettledThen =
  | "settled-then-cancelled"
  | "settled-then-unfilled"
  | "settled-then-changed"
  | "settled-then-returned";
export type DiscrepancyKind =
  | SettledThen
  | "differs"
  | "supplier-only"
  | "requester-only"
  | "centre-only"
  | "possible-match"
  | "duplicate"
  | "not-a-member"
  | "outside-period"
  | "already-settled";
/**
 * supplier-right 以提供馆为准, requester-right 以请求馆为准, centre-right 按平台记录, agreed-value 协商值,
 * agreed-outside 系统外已结清 (recorded, never billed), write-off 核销, defer 转下期.
 */
export type ResolutionKind =
  | "supplier-right"
  | "requester-right"
  | "centre-right"
  | "agreed-value"
  | "agreed-outside"
  | "write-off"
  | "defer";

export function isSettledThen(kind: DiscrepancyKind): kind is SettledThen {
  return kind.startsWith("settled-then-");
}
