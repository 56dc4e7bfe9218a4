/**
 * 双向结算 / netting of fees: in mode `net` the requester owes the fee and the supplier earns it, and the centre stands
 * between: what all owe is what all earn, to the fen.
 *
 * Only the sums per library are kept; each request's fee is a charge of its own (费用基数) that both sums rest on.
 *
 * Worked example: A supplied B for 3.60 and B supplied A for 13.60: A owes 13.60 and earns 3.60, B the other way round; the
 * net positions are −10.00 and +10.00. Source: SOURCES.md [calis-netting].
 */
import { byKey } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import { FEES, type MadeCharge, NO_REQUEST } from "../../rules/charge.ts";

interface Position {
  requests: bigint;
  fen: Fen;
}

export class FeeNetting {
  private readonly earned = new Map<string, Position>();
  private readonly owed = new Map<string, Position>();

  add(fee: {
    service: Service;
    supplier: LibraryCode;
    requester: LibraryCode;
    fen: Fen;
    rule: string;
  }): void {
    put(this.earned, `${fee.supplier}\n${fee.service}\n${fee.rule}`, fee.fen);
    put(this.owed, `${fee.requester}\n${fee.service}\n${fee.rule}`, fee.fen);
  }

  end(): MadeCharge[] {
    return [...charges(this.earned, "grant"), ...charges(this.owed, "bill")];
  }
}

function put(positions: Map<string, Position>, key: string, fen: Fen): void {
  const known = positions.get(key) ?? { requests: 0n, fen: 0n };
  known.requests += 1n;
  known.fen += fen;
  positions.set(key, known);
}

function charges(positions: ReadonlyMap<string, Position>, kind: "grant" | "bill"): MadeCharge[] {
  return [...positions].sort(byKey).map(([key, { requests, fen }]) => {
    const [library = "", service, rule = ""] = key.split("\n");
    return {
      ...{ kind, scheme: FEES, service: service === "ill" ? "ill" : "dd", library },
      ...NO_REQUEST,
      ...{ quantity: requests, unit: "request", fen, rule },
      steps: [{ item: "fee", quantity: requests, unit: "request", unitFen: 0n, fen }],
    };
  });
}
