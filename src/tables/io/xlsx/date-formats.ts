/** Which cell styles show a day: a workbook stores days as numbers, and only the number format tells them apart. */
import type { Container } from "./container.ts";
import { PartFault, readWholeXml } from "./read-xml.ts";

/** Excel itself has no more cell formats than 65,490, and fewer number formats. */
const MAX_FORMATS = 65_536;

/** The formats every program knows by number; 27–36 and 50–58 are days in Chinese, Japanese and Korean settings. */
const isKnownDay = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** A time of day alone (h:mm) is no day; its fractions of a second (ss.000) are no digits of a number. A month or a weekday alone is one. */
function showsDay(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    // [h]:mm is a span of time, [Red] a colour.
    .replace(/\[([hms])\1*\]/gi, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/general|standard/gi, "")
    .replace(/s\.0+/gi, "s");
  const isDay = /[yd]|a{3}/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
  return isDay && !/[#0?]/.test(bare);
}

/** For each style number: whether it shows a day. */
export async function readDayStyles(container: Container, part: string): Promise<readonly boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readWholeXml(
    { container, part },
    {
      open: (name, attributes) => {
        if (name === "cellXfs") inCellFormats = true;
        if (name === "numFmt") formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
        if (formats.size > MAX_FORMATS || styles.length > MAX_FORMATS)
          throw new PartFault(`<${name}> > ${MAX_FORMATS}`);
        if (name !== "xf" || !inCellFormats) return;
        const id = Number(attributes.numFmtId ?? 0);
        const own = formats.get(id);
        styles.push(own === undefined ? isKnownDay(id) : showsDay(own));
      },
      close: (name) => {
        if (name === "cellXfs") inCellFormats = false;
      },
      text: () => {},
    },
  );
  return styles;
}
