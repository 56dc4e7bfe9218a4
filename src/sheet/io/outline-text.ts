/** An SVG whose texts are turned into outlines; what only a browser needs (classes, hovering) is left out. */
import { SaxesParser } from "saxes";
import type { Typeface } from "./typeface.ts";

type Attributes = Readonly<Record<string, string>>;

/** Above the alphabetic baseline, in parts of the size: where Chinese characters and figures have their middle. */
const BASELINES: Readonly<Record<string, number>> = {
  central: 0.36,
  middle: 0.36,
  "text-before-edge": 0.88,
  hanging: 0.88,
  "text-after-edge": -0.12,
};
const DROPPED = /^(class|pointer-events|ecmeta_.*|style|xml:space|baseProfile)$/;

export function outlined(svg: string, typeface: Typeface, title: string): string {
  const out: string[] = [];
  let text: { attributes: Attributes; said: string } | null = null;
  let isStyle = false;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const given = attributes as Attributes;
    if (name === "style") isStyle = true;
    else if (name === "text") text = { attributes: given, said: "" };
    else {
      const role = name === "svg" ? ` role="img"><title>${escaped(title)}</title>` : ">";
      out.push(`<${name}${kept(given)}${role}`);
    }
  });
  parser.on("text", (said) => {
    if (text) text = { ...text, said: text.said + said };
    else if (!isStyle && said.trim() !== "") out.push(escaped(said));
  });
  parser.on("closetag", ({ name }) => {
    if (name === "style") isStyle = false;
    else if (name === "text" && text) {
      out.push(lineOf(text, typeface));
      text = null;
    } else out.push(`</${name}>\n`);
  });
  parser.write(svg).close();
  return out.join("");
}

function lineOf({ attributes, said }: { attributes: Attributes; said: string }, typeface: Typeface): string {
  const style = attributes.style ?? "";
  const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? 12);
  const isBold = /font-weight:\s*(bold|[6-9]00)/.test(style);
  const width = typeface.widthOf(said, { size, isBold });
  const back = { middle: width / 2, end: width }[attributes["text-anchor"] ?? ""] ?? 0;
  const x = Number(attributes.x ?? 0) - back;
  const y = Number(attributes.y ?? 0) + (BASELINES[attributes["dominant-baseline"] ?? ""] ?? 0) * size;
  const path = typeface.pathOf(said, { size, isBold, x, y });
  const { transform } = attributes;
  const place = transform === undefined ? "" : ` transform="${escaped(transform)}"`;
  return path === "" ? "" : `<path d="${path}" fill="${escaped(attributes.fill ?? "#000")}"${place}/>\n`;
}

function kept(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([name]) => !DROPPED.test(name))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("");
}

function escaped(said: string): string {
  return said
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
