export interface SettleMessages {
  "period-must-be-reconciled": { period: string; service: string };
  "reconciliation-must-be-fresh": { period: string; service: string };
  "unit-price-must-be-typed": { item: string; low: string; high: string };
  "unit-price-must-be-in-range": { item: string; typed: string; low: string; high: string };
  "actual-cost-must-be-typed": { item: string };
  "quantity-must-be-given": { item: string; unit: string };
  "tariff-must-cover-request": { supplier: string; documentType: string; items: string };
  "tariff-item-must-be-known": { item: string; supplier: string };
  "fee-must-equal-tariff": { request: string; tariff: string; confirmed: string };
  "agent-must-be-subject-library": { request: string; supplier: string; agent: string };
  "volumes-must-be-given": { request: string };
  "supplier-must-be-named": { request: string };
  "requester-must-be-named": { request: string };
  "budget-must-cover": { period: string; fund: string; wanted: string; left: string; over: string };
  "budget-must-cover-invoice": { fund: string };
  "party-must-be-named": { request: string; scheme: string };
  "actual-cost-must-have-voucher": { item: string; cost: string };
  "class-must-have-a-price": { item: string; by: string; found: string };
  "scheme-must-cover-fee": { scheme: string; fee: string };
  "weight-must-be-given": { waybill: string };
  "courier-line-must-equal-contract": { waybill: string; invoice: string; contract: string };
  "courier-line-must-be-owed": {
    waybill: string;
    class: "outside-period" | "undelivered" | "waybill-without-loan" | "no-contract";
    invoice: string;
  };
  "waybill-must-be-unique": { waybill: string; count: number };
  "waybill-must-be-billed-once": { waybill: string; invoice: string };
  "rebill-must-be-within-credit": { waybill: string; invoice: string; held: string };
  "credit-must-have-its-charge": { waybill: string; credit: string; beyond: string };
  "receiver-district-must-be-registered": {
    waybill: string;
    library: string;
    /** As the invoice has it; empty where it names none. */
    district: string;
    held: string;
  };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends SettleMessages {}
}
