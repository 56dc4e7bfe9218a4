import { visibleInCell } from "../../../core/visible-text.ts";

/** Text inside an XML document; what XML can't hold is shown as a mark, as in the cells. */
export function xmlText(said: string): string {
  return visibleInCell(said)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
