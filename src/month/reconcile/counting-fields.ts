/**
 * 核对字段 / the fields that count: what money or statistics depend on; titles and delivery methods are not among them.
 *
 * On the compared ones both sides must agree: the requester's export may be silent on the fee. The others are the supplier's own.
 */

export const COMPARED_FIELDS = [
  "supplier",
  "requester",
  "status",
  "suppliedOn",
  "pages",
  "volumes",
  "quantity",
  "urgency",
  "sourcing",
  "documentType",
  "feeFen",
] as const;

export const COUNTING_FIELDS = [
  ...COMPARED_FIELDS,
  ...(["agent", "tariffItem", "unitPriceFen", "actualCostFen", "readerClass", "channel"] as const),
] as const;

/** Where one of these is another, the confirmed fee is of something else. */
export const PRICED_BY = ["pages", "volumes", "quantity", "urgency", "sourcing", "documentType"] as const;

/** What says who is paid, and how much. The day is none: it can't be agreed on, and the period is one. */
export const PAID_BY = [
  "supplier",
  "requester",
  "agent",
  "status",
  "documentType",
  "urgency",
  "sourcing",
  "tariffItem",
  "pages",
  "quantity",
  "volumes",
  "unitPriceFen",
  "actualCostFen",
  "feeFen",
] as const satisfies readonly CountingField[];

export type CountingField = (typeof COUNTING_FIELDS)[number];
