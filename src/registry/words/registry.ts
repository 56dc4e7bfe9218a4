import type { Language } from "../../core/words/language.ts";

const zh = {
  libraryColumns: ["代码", "名称", "英文名", "类别", "区", "确信程度"],
  agreementColumns: ["代码", "图书馆", "服务", "身份", "起", "止"],
  aliasColumns: ["别名", "代码", "图书馆", "起", "止"],
  changed: (p: { added: number; changed: number; unchanged: number }) =>
    `新增 ${p.added} 条，更改 ${p.changed} 条，未变 ${p.unchanged} 条`,
  notTaken: "文件有问题，一条也没有载入。",
  listed: (n: number) => `共 ${n} 条`,
  always: "不限",
  notes: (n: number) => `提示 ${n} 项：`,
  sound: "名录没有问题。",
  information: "供参考：",
  officialNames: "正式名称",
  official: (name: string) => `${name}（正式名称）`,
  closedName: (p: { name: string; on: string; into: string | null }) =>
    `${p.name}（${p.on} ${p.into === null ? "撤销" : `并入 ${p.into}`}）`,
  kindAndDistrict: (p: { kind: string; district: string }) =>
    `${p.kind}；所在区：${p.district === "" ? "没有登记" : p.district}`,
  closedOn: (p: { on: string; into: string | null }) =>
    p.into === null ? `最后一天 ${p.on}（撤销）` : `最后一天 ${p.on}，次日起并入 ${p.into}`,
  joined: (p: { library: string; on: string }) =>
    `${p.library} 已并入（其最后一天 ${p.on}），次日起其名称都指本馆`,
  names: "别名",
  agreements: "协议",
};

const en: typeof zh = {
  libraryColumns: ["code", "name (zh)", "name (en)", "kind", "district", "certainty"],
  agreementColumns: ["code", "library", "service", "role", "from", "to"],
  aliasColumns: ["alias", "code", "library", "from", "to"],
  changed: (p) => `${p.added} added, ${p.changed} changed, ${p.unchanged} unchanged`,
  notTaken: "The file has findings; nothing of it was taken.",
  listed: (n) => `${n} in all`,
  always: "open",
  notes: (n) => `Notes: ${n}`,
  sound: "The registry is sound.",
  information: "For information:",
  officialNames: "Official names",
  official: (name) => `${name} (official)`,
  closedName: (p) => `${p.name} (${p.into === null ? "closed" : `joined ${p.into}`} ${p.on})`,
  kindAndDistrict: (p) => `${p.kind}; district: ${p.district === "" ? "not registered" : p.district}`,
  closedOn: (p) =>
    p.into === null ? `Last day ${p.on} (closed)` : `Last day ${p.on}, then part of ${p.into}`,
  joined: (p) =>
    `Joined by ${p.library} (its last day ${p.on}); from the next day its names mean this library`,
  names: "Aliases",
  agreements: "Agreements",
};

export const registryWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
