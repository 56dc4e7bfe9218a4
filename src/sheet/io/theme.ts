/**
 * The part xl/theme/theme1.xml, the same in every workbook: the colours and fonts that Excel's own workbooks have. Cells without a look
 * and the texts of charts take theirs from it.
 */
const COLOURS = {
  ...{ dk2: "1F497D", lt2: "EEECE1", accent1: "4F81BD", accent2: "C0504D", accent3: "9BBB59" },
  ...{ accent4: "8064A2", accent5: "4BACC6", accent6: "F79646", hlink: "0000FF", folHlink: "800080" },
};
const PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const NO_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>";

const system = (name: string, of: { value: string; last: string }): string =>
  `<a:${name}><a:sysClr val="${of.value}" lastClr="${of.last}"/></a:${name}>`;
const fonts = (name: string, latin: string): string =>
  `<a:${name}><a:latin typeface="${latin}"/><a:ea typeface=""/><a:cs typeface=""/>` +
  `<a:font script="Hans" typeface="宋体"/></a:${name}>`;
const line = (width: number): string => `<a:ln w="${width}">${PLAIN_FILL}<a:prstDash val="solid"/></a:ln>`;

const SYSTEM =
  system("dk1", { value: "windowText", last: "000000" }) + system("lt1", { value: "window", last: "FFFFFF" });
const OWN = Object.entries(COLOURS).map(([name, rgb]) => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`);

export const THEME =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>' +
  `<a:clrScheme name="Office">${SYSTEM}${OWN.join("")}</a:clrScheme>` +
  `<a:fontScheme name="Office">${fonts("majorFont", "Cambria")}${fonts("minorFont", "Calibri")}</a:fontScheme>` +
  `<a:fmtScheme name="Office"><a:fillStyleLst>${PLAIN_FILL.repeat(3)}</a:fillStyleLst>` +
  `<a:lnStyleLst>${line(9_525)}${line(25_400)}${line(38_100)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${NO_EFFECT.repeat(3)}</a:effectStyleLst>` +
  `<a:bgFillStyleLst>${PLAIN_FILL.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
