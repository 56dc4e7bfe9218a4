import type { Service } from "../../registry/library.ts";

/** 对账运行: one reconciliation of a period and service. The one with the largest number is in force. */
export interface ReconciliationRun {
  readonly number: number;
  readonly period: string;
  readonly service: Service;
  /** SHA-256 over everything it read; equal inputs make no second run. */
  readonly inputs: string;
}
