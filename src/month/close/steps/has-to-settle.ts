/** Whether a period has files that money can rest on: one of training or group purchase alone is never settled nor closed. */

import type { Reader } from "../../../books/port.ts";
import { isSettled } from "../../../records/service-record.ts";

export async function hasToSettle(read: Reader, period: string): Promise<boolean> {
  const files = await read.files({ period });
  return files.some((f) => f.supersededBy === null && isSettled(f.kind));
}
