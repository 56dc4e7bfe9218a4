import { type Language, type Term, term } from "../../core/words/language.ts";
import type { AgreementRole, Library, LibraryKind, Service } from "../library.ts";
import type { SubjectConclusion, SubjectGap, SubjectStepName } from "../subject-step.ts";

export const services: Record<Service, Term> = {
  dd: term("原文传递", "document delivery"),
  ill: term("馆际互借", "interlibrary loan"),
};
export const libraryKinds: Record<LibraryKind, Term> = {
  university: term("高校图书馆", "university library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

export const agreementRoles: Record<AgreementRole, Term> = {
  member: term("成员馆", "member"),
  "subject-service": term("学科服务馆", "subject service library"),
  partner: term("合作馆", "partner"),
  external: term("外部来源", "external source"),
};

/** How a library becomes a subject service library. */
export const subjectSteps: Record<SubjectStepName, Term> = {
  apply: term("申请", "application"),
  scope: term("服务范围", "service scope"),
  verify: term("核实", "verification"),
};
export const subjectConclusions: Record<SubjectConclusion, Term> = {
  pass: term("通过", "passed"),
  fail: term("不通过", "failed"),
};
export const subjectGaps: Record<SubjectGap, Term> = {
  application: term("没有申请", "no application"),
  scope: term("没有服务范围", "no service scope"),
  verification: term("未经核实", "not verified"),
  passed: term("最近一次核实不通过", "last verification failed"),
  later: term("核实之后另有申请或服务范围", "application or scope recorded after the verification"),
  recent: term("核实已超过一年", "verification older than a year"),
};

/** A library's name in a language; the other where it has none. */
export const libraryName: Record<Language, (library: Pick<Library, "nameZh" | "nameEn">) => string> = {
  "zh-CN": (library) => library.nameZh || library.nameEn,
  en: (library) => library.nameEn || library.nameZh,
};
