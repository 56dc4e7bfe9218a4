import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language } from "../../../core/words/language.ts";

type How = "name" | "like" | "values" | "shape";

const zh = {
  remarks: {
    made: (p: { file: string; row: number }) => `根据 ${p.file} 生成；表头在第 ${p.row} 行`,
    keys: "写法见 templates/profiles/README.md",
    missing: (fields: string) => `还缺：${fields}。没有这一列而每行相同的，写作 字段: {fixed: 值}`,
    unread: (p: { heading: string; examples: string }) =>
      `没有读取：${p.heading}${p.examples === "" ? "" : `（${p.examples}）`}`,
  },
  guessed: { name: "列名已知", like: "列名相近", values: "值相符", shape: "样子像" } as Readonly<
    Record<How, string>
  >,
  unsure: (p: { field: string; how: string; examples: string }) => `？ ${p.field}（${p.how}）：${p.examples}`,
  askKind: "这是哪一种文件",
  askColumn: (p: { letter: string; heading: string; examples: string }) =>
    `${p.letter} 列“${p.heading}”${p.examples === "" ? "" : `（${p.examples}）`}是`,
  ignore: "不读这一列",
  askHow: (p: { field: string; headings: string }) => `几列都是“${p.field}”：${p.headings}。怎样得出一个值`,
  how: { sum: "各列相加", difference: "第一列减其余", first: "先有的一列", larger: "较大的一列" },
  askStyle: (p: { heading: string; examples: string; decimal: string }) =>
    `“${p.heading}”的数（${p.examples}）以“${p.decimal}”为小数点`,
  askCurrency: (heading: string) => `“${heading}”是哪种货币（CNY 为人民币）`,
  askRate: (code: string) => `1 ${code} 折合人民币多少元（不折算留空）`,
  askSource: "汇率的依据",
  askName: "格式的名字（小写字母、数字、连字符）",
  left: "没有生成格式。",
  written: (p: { path: string; base: string }) => `已生成 ${p.path}，扩展 ${p.base}`,
  open: (n: number) => `${n} 列还没有确定，在文件中写成注释；核对后去掉 # 号`,
  stillMissing: (fields: string) => `还缺：${fields}`,
  notYet: (why: string) => `按它还不能读取：${why}`,
  first: "前几行读作：",
  rows: (p: { rows: number; taken: number; wrong: number; rest: number }) =>
    `共 ${p.rows} 行：采用 ${p.taken}，待更正 ${p.wrong}，其余 ${p.rest}（标题、合计、空行等）`,
  next: (p: { path: string; file: string; name: string }) =>
    `下一步：balis profile try ${shellWord(p.file)} --with ${shellWord(p.path)} --profile ${shellWord(p.name)} 查看各列；balis profile save ${shellWord(p.path)} 存入账册`,
};

const en: typeof zh = {
  remarks: {
    made: (p) => `made from ${p.file}; its heading is in row ${p.row}`,
    keys: "templates/profiles/README.md describes every key",
    missing: (fields) =>
      `still missing: ${fields}. What is the same in every row and has no column: FIELD: {fixed: VALUE}`,
    unread: (p) => `not read: ${p.heading}${p.examples === "" ? "" : ` (${p.examples})`}`,
  },
  guessed: { name: "known name", like: "similar name", values: "its values fit", shape: "it looks like one" },
  unsure: (p) => `? ${p.field} (${p.how}): ${p.examples}`,
  askKind: "What kind of file is this",
  askColumn: (p) => `Column ${p.letter} "${p.heading}"${p.examples === "" ? "" : ` (${p.examples})`} is`,
  ignore: "do not read this column",
  askHow: (p) => `Several columns are "${p.field}": ${p.headings}. How do they make one value`,
  how: {
    sum: "added up",
    difference: "the first less the others",
    first: "the first that is filled in",
    larger: "the largest",
  },
  askStyle: (p) => `The numbers of "${p.heading}" (${p.examples}) have "${p.decimal}" as their decimal sign`,
  askCurrency: (heading) => `Which currency is "${heading}" in (CNY: yuan)`,
  askRate: (code) => `How many yuan is 1 ${code} (leave empty: not converted)`,
  askSource: "Where is the rate from",
  askName: "Name of the import format (small letters, digits, hyphens)",
  left: "No import format was written.",
  written: (p) => `${p.path} written; it extends ${p.base}`,
  open: (n) =>
    `${n} ${n === 1 ? "column is" : "columns are"} not settled and stand in the file as comments; check them and remove the #`,
  stillMissing: (fields) => `Still missing: ${fields}`,
  notYet: (why) => `The file cannot be read by it yet: ${why}`,
  first: "The first rows are read as:",
  rows: (p) =>
    `${counted(p.rows, "row")}: ${p.taken} accepted, ${p.wrong} to be corrected, ${counted(p.rest, "other")} (titles, totals, blanks and the like)`,
  next: (p) =>
    `Next: balis profile try ${shellWord(p.file)} --with ${shellWord(p.path)} --profile ${shellWord(p.name)} shows its columns; balis profile save ${shellWord(p.path)} keeps it in the books`,
};

export const newProfileWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
