/** Titles of made-up documents and books. */

const SUBJECTS = [
  "城市",
  "水文",
  "古籍",
  "纳米材料",
  "乡村教育",
  "算法",
  "中医",
  "税制",
  "戏曲",
  "遥感",
  "能源",
  "心理",
];
const MATTERS = [
  "变迁",
  "测量",
  "整理",
  "制备",
  "评价",
  "优化",
  "史料",
  "比较",
  "传播",
  "监测",
  "政策",
  "干预",
];
const FORMS = [
  "研究",
  "综述",
  "导论",
  "实证分析",
  "方法探讨",
  "案例集",
  "年度报告",
  "文选",
  "问题",
  "述评",
  "教程",
  "笔记",
];
/** A title that looks like one, always the same for one number; here and there two requests share it. */
export function titleOf(no: string): string {
  const n = [...no].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1000003, 7);
  const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? "";
  return `合成${pick(SUBJECTS, n)}${pick(MATTERS, Math.floor(n / 12))}${pick(FORMS, Math.floor(n / 144))}`;
}
