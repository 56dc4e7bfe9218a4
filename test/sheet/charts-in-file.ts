/** The charts of a written workbook, read from the parts of its zip by an XML parser: nothing of the writer is used. */
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import JSZip from "jszip";
import { SaxesParser } from "saxes";

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

interface ChartInFile {
  readonly sheet: string;
  readonly title: string;
  readonly kinds: readonly string[];
  readonly series: readonly {
    readonly name: readonly [ref: string, cached: string];
    readonly categories: readonly [ref: string, cached: readonly string[]];
    readonly values: readonly [ref: string, cached: readonly string[]];
  }[];
  readonly from: number;
  readonly to: number;
  readonly part: Node;
}

function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: "" };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return root;
}

export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((c) => [...(c.name === name ? [c] : []), ...all(c, name)]);
}

const textOf = (node: Node | undefined, name: string): string =>
  node ? (all(node, name)[0]?.text ?? "") : "";
const cachedOf = (node: Node | undefined): string[] =>
  node ? all(node, "c:pt").map((p) => textOf(p, "c:v")) : [];

export async function chartsInFile(path: string): Promise<ChartInFile[]> {
  const zip = await JSZip.loadAsync(readFileSync(path));
  const read = async (part: string): Promise<Node> => {
    const file = zip.file(part);
    if (!file) throw new Error(`no part ${part}`);
    return parse(await file.async("string"));
  };
  const related = async (part: string): Promise<Map<string, string>> => {
    const folder = posix.dirname(part);
    const relations = `${folder}/_rels/${posix.basename(part)}.rels`;
    if (!zip.file(relations)) return new Map();
    const found = all(await read(relations), "Relationship");
    return new Map(
      found.map((r) => [r.attributes.Id ?? "", posix.join(folder, r.attributes.Target ?? "")] as const),
    );
  };
  const types = new Set(all(await read("[Content_Types].xml"), "Override").map((o) => o.attributes.PartName));
  const book = await related("xl/workbook.xml");
  const charts: ChartInFile[] = [];
  for (const sheet of all(await read("xl/workbook.xml"), "sheet")) {
    const part = book.get(sheet.attributes["r:id"] ?? "") ?? "";
    const drawing = all(await read(part), "drawing")[0];
    if (!drawing) continue;
    const drawn = (await related(part)).get(drawing.attributes["r:id"] ?? "") ?? "";
    const parts = await related(drawn);
    for (const anchor of all(await read(drawn), "xdr:twoCellAnchor")) {
      const chartPart = parts.get(all(anchor, "c:chart")[0]?.attributes["r:id"] ?? "") ?? "";
      for (const typed of [drawn, chartPart])
        if (!types.has(`/${typed}`)) throw new Error(`${typed} has no content type`);
      const chart = await read(chartPart);
      const [from, to] = ["xdr:from", "xdr:to"].map((end) => Number(textOf(all(anchor, end)[0], "xdr:row")));
      charts.push({ ...chartOf(chart), sheet: sheet.attributes.name ?? "", from: from ?? 0, to: to ?? 0 });
    }
  }
  return charts;
}

function chartOf(part: Node): Omit<ChartInFile, "sheet" | "from" | "to"> {
  const plot = all(part, "c:plotArea")[0];
  return {
    title: textOf(all(part, "c:title")[0], "a:t"),
    kinds: (plot?.children ?? []).map((c) => c.name).filter((name) => name.endsWith("Chart")),
    series: all(part, "c:ser").map((series) => {
      const [name, categories, values] = ["c:tx", "c:cat", "c:val"].map((n) => all(series, n)[0]);
      return {
        name: [textOf(name, "c:f"), cachedOf(name)[0] ?? ""] as const,
        categories: [textOf(categories, "c:f"), cachedOf(categories)] as const,
        values: [textOf(values, "c:f"), cachedOf(values)] as const,
      };
    }),
    part,
  };
}
