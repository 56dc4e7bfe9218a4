/** A form or report as a Word document, with the charts behind its figures as pictures. */
import { type Finding, finding } from "../../../core/finding.ts";
import type { Language } from "../../../core/words/language.ts";
import { uncheckedLine } from "../../../people/commands/workbooks.ts";
import { type DrawnChart, drawnCharts } from "../../../sheet/chart.ts";
import type { Block, DocumentSection } from "../../../sheet/document.ts";
import { STYLES } from "../../../sheet/layout-style.ts";
import { plainValue, type Workbook } from "../../../sheet/sheet.ts";
import { withoutProgram } from "../../../sheet/workbook.ts";
import type { Context } from "../../../terminal/context.ts";
import { documentNote } from "../filled-note.ts";
import { layOutDocument } from "../lay-out-document.ts";
import { fillWords } from "../words/forms.ts";
import type { MadeForm } from "./fill-form.ts";

/** Characters of what stands for a picture. */
const MAX_ALTERNATIVE = 1500;

export async function writeReportDocument(
  context: Context,
  path: string,
  made: Pick<MadeForm, "read" | "facts" | "layout" | "filling"> & { workbook: Workbook },
): Promise<readonly Finding[]> {
  const { read, workbook, layout, facts, filling } = made;
  const { NOTE } = await import("../io/fill/fill-workbook.ts");
  const { writeDocument } = await import("../../../sheet/io/write-document.ts");
  const { section, findings } = await chartSection(context.language, workbook);
  // What is missing stands in the report itself; each page says only that it is a draft.
  const draft = facts.values.draft?.value;
  const unchecked = await uncheckedLine({ read, language: context.language, period: null });
  await writeDocument(path, {
    title: context.language === "en" ? layout.nameEn : layout.nameZh,
    above: draft?.kind === "text" && draft.text !== "" ? (draft.text.split(/[：:]/)[0] ?? null) : null,
    below: [withoutProgram(workbook.mark), ...(unchecked === null ? [] : [unchecked])].join(" · "),
    properties: { [NOTE]: JSON.stringify(documentNote(filling, facts)) },
    sections: [...layOutDocument(layout, facts), ...section],
  });
  return findings;
}

async function chartSection(
  language: Language,
  workbook: Workbook,
): Promise<{ section: DocumentSection[]; findings: Finding[] }> {
  const charts = workbook.sheets.flatMap(drawnCharts);
  if (charts.length === 0) return { section: [], findings: [] };
  const { pictures } = await import("../../../sheet/io/pictures.ts");
  const drawer = pictures();
  const [blocks, findings]: [Block[], Finding[]] = [[], []];
  for (const chart of charts) {
    const { png, missing, width, height } = await drawer.draw(chart, workbook.mark);
    const shown = { title: chart.title, png, width, height, alternative: inWords(chart) };
    blocks.push({ kind: "picture", picture: shown });
    if (missing.length > 0)
      findings.push(
        finding("picture-must-have-glyphs", { path: chart.title, characters: missing.join(" ") }),
      );
  }
  const style = STYLES.title;
  const text = fillWords[language].drawings;
  const title: Block[] = style ? [{ kind: "text", rank: "title", text, style, keeps: true }] : [];
  return { section: [{ isLandscape: false, blocks: [...title, ...blocks] }], findings };
}

/** "预算执行（元）：物流费 预算 60,000.00、执行 43,000.00；…" */
function inWords({ title, unit, categories, series }: DrawnChart): string {
  const points = categories.texts.map((category, i) => {
    const values = series.map(({ name, values: of }) => {
      const value = of[i] ?? null;
      return `${name.text} ${value === null ? "—" : plainValue(value)}`;
    });
    return `${category}: ${values.join(", ")}`;
  });
  return `${title}${unit === "" ? "" : ` (${unit})`}. ${points.join("; ")}`.slice(0, MAX_ALTERNATIVE);
}
