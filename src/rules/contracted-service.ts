/**
 * 附加服务 / services of a courier contract by the words people write: a contract that says 包装费 means the charge that the
 * bill's reader calls packing. A word that is none of these is its own name, and must be the bill's own.
 *
 * Worked example: the contract names 包装费 at 3.00, the bill says 包装: contracted.
 */
import type { CourierContract } from "./courier-contract.ts";

/** Those of `templates/profiles/courier-invoice.yaml`; a test holds them together. */
export const SERVICE_WORDS: Readonly<Record<string, readonly string[]>> = {
  packing: ["包装费", "包装", "包装服务费", "耗材费", "Packing"],
  upstairs: ["上楼费", "送货上楼", "上楼服务费", "Upstairs"],
  receipt: ["签回单", "签单返还", "回单费", "Signed Receipt"],
  cod: ["代收货款", "代收货款手续费", "代收服务费", "COD"],
  redelivery: ["二次派送", "二次派送费", "再派费", "Second Delivery"],
};

const keys = new Map(
  Object.entries(SERVICE_WORDS).flatMap(([key, words]) => words.map((word) => [plain(word), key] as const)),
);

function plain(word: string): string {
  return word.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
}

/** The contract's own for a charge of the bill; undefined: it names none. */
export function contractedService(
  { services = [] }: CourierContract,
  charge: string | null,
): { readonly item: string; readonly fen: bigint } | undefined {
  return services.find(({ item }) => item === charge || keys.get(plain(item)) === charge);
}
