/**
 * 运单号的写法 / the form under which two waybill numbers are equal: width, case, hyphens, blanks and signs of no width do not count, nor do
 * the guards and the .0 of a spreadsheet, brackets and quotes around it, a word before it (单号：, 顺丰, No.) and a stop after it; leading
 * zeros do. Worked example: "sf-1001", "ＳＦ１００１", "SF 1001", ="SF1001", 'SF1001, （SF1001）, 单号：SF1001 and SF1001。 are SF1001,
 * 771001.0 is 771001; SF1001(2) is another number. A text of nothing else stays as it is. `isEarlier`: as programs of before 2026-11-30
 * had it, to whom any of these guards, or a .0, made another number.
 */
export function waybillKey(text: string, isEarlier = false): string {
  // As nearly all are written: a million of them are compared.
  if (/^[0-9A-Z]+$/.test(text)) return text;
  const key = (isEarlier ? text : text.replaceAll("№", "No.")).normalize("NFKC").toUpperCase();
  const plain = key.replace(/[\p{Pd}\p{Cf}\u2212\s]/gu, "");
  if (isEarlier) return plain || key;
  return withoutGuards(plain).replace(/(?<=^\d+)\.0+$/, "") || key;
}

const OPEN = "\\p{Ps}\\p{Pi}\"'’`<";
const CLOSE = "\\p{Pe}\\p{Pf}\"'`>";
const GUARDS = [
  /^="(.*)"$/u,
  new RegExp(`^[${OPEN}](.+)[${CLOSE}]$`, "u"),
  // One that lost its other half, as the first and last of （SF1、SF2） do.
  new RegExp(`^[${OPEN}]([^${CLOSE}]+)$`, "u"),
  new RegExp(`^([^${OPEN}]+)[${CLOSE}]$`, "u"),
  /^(?:\p{Script=Han}+[.:]?|NO[.:])(.*[0-9A-Z].*)$/u,
  /^(?=.*[0-9A-Z])(.*?)[.,;:、。]+$/u,
];

/** As many as a person could think of: 单号：（SF1001）。 has three. */
const MAX_GUARDS = 6;

function withoutGuards(text: string): string {
  let bare = text;
  for (let i = 0; i < MAX_GUARDS; i++) {
    const guard = GUARDS.find((g) => g.test(bare));
    if (guard === undefined) return bare;
    bare = bare.replace(guard, "$1");
  }
  return bare;
}
