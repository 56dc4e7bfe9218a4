import { createHash } from "node:crypto";
import type { Hash } from "../ports/hash.ts";

export const hashText: Hash = (text) => createHash("sha256").update(text, "utf8").digest("hex");
