import type { RequestStatus } from "../../records/record.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";

/** Confirmed requests, as statistics count them. */
export interface CountedRequests {
  readonly periods: readonly string[];
  readonly service: Service;
  readonly status: RequestStatus;
  readonly supplier?: LibraryCode;
  readonly requester?: LibraryCode;
  /** Only those that this scheme holds for. */
  readonly scheme?: string;
  readonly by: "requests" | "volumes";
}

declare module "../../sheet/origin.ts" {
  interface Origins {
    requests: CountedRequests;
    /** 注册用户: what the library's latest file says. */
    users: { readonly library: LibraryCode; readonly period: string };
    discrepancies: { readonly ids: readonly string[]; readonly by: "count" | "risk" | "decision" };
  }
}
