/** The part that lists a workbook's sheets. */
import type { Container } from "./container.ts";
import { attribute, isTrue, PartFault, readWholeXml } from "./read-xml.ts";

const MAX_SHEETS = 1_000;

export interface ListedSheets {
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly { name: string; id: string; hidden: boolean }[];
}

/** Null where the part is no workbook (a .docx is a zip of the same kind). */
export async function readWorkbookPart(container: Container, part: string): Promise<ListedSheets | null> {
  let epoch: 1900 | 1904 = 1900;
  let isWorkbook = false;
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  await readWholeXml(
    { container, part },
    {
      open: (name, attributes) => {
        if (name === "workbook") isWorkbook = true;
        if (name === "workbookPr" && isTrue(attribute(attributes, "date1904"))) epoch = 1904;
        if (name !== "sheet") return;
        if (sheets.length === MAX_SHEETS) throw new PartFault(`<sheets> > ${MAX_SHEETS}`);
        const state = attributes.state ?? "visible";
        const id = attributes["r:id"] ?? attribute(attributes, "id") ?? "";
        sheets.push({ name: attributes.name ?? "", id, hidden: state !== "visible" });
      },
      close: () => {},
      text: () => {},
    },
  );
  return isWorkbook ? { epoch, sheets } : null;
}
