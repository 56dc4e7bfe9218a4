/**
 * The files of the four other centres in the synthetic year, and what their figures come to.
 *
 * The three events of training are published (Yi 2020, 2.3), with what the source says of their size; all else is invented.
 * A request of joint consulting that is pending at a month's end comes again in the next month's file, as done.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addUp } from "../../core/list.ts";
import type { Library } from "../../registry/library.ts";
import { type Random, randomOf } from "./random.ts";
import { two } from "./requests.ts";

/** What indicators of the year must show. */
export interface ServiceTruth {
  readonly consultingReceived: number;
  readonly consultingDone: number;
  readonly trainingSessions: number;
  readonly trainingPersonTimes: number;
  readonly purchasePackages: number;
  readonly purchaseSavingFen: number;
  readonly ticketsResolved: number;
}

/** 承接馆 of the consulting centre: a station for novelty search (SOURCES.md [novelty-station]) and three more. */
const SERVING = ["10008", "10002", "10005", "10019"];
const ITEMS = ["科技查新", "查收查引", "定题服务", "情报分析", "学科服务", "投稿指南", "信息咨询"];
const SYSTEMS = ["门户", "原文传递系统", "馆际互借系统"];
const PACKAGES = ["外文期刊包甲", "外文期刊包乙", "电子图书包", "学位论文库", "数据分析库"];

export function writeServices(asked: {
  dir: string;
  seed: number;
  libraries: readonly Library[];
}): ServiceTruth {
  const random = randomOf(asked.seed + 5);
  const schools = asked.libraries.filter((l) => l.kind === "university");
  const about = { dir: asked.dir, random, schools };
  const [consulting, tickets] = [consultingFiles(about), supportFiles(about)];
  const [training, purchase] = [trainingFiles(about), purchaseFile(about)];
  return { ...consulting, ...tickets, ...training, ...purchase };
}

interface About {
  readonly dir: string;
  readonly random: Random;
  readonly schools: readonly Library[];
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const day = (month: number, of: number): string => `2019-${two(month)}-${two(of)}`;
/** Every month has so many days. */
const LAST = 28;

function write(
  about: About,
  file: { month: number; name: string; head: string; rows: readonly string[] },
): void {
  const { month, name, head, rows } = file;
  const path = join(about.dir, `2019-${two(month)}`, `${name}-2019-${two(month)}.csv`);
  const title = `${name} 2019-${two(month)}（合成数据 synthetic）`;
  // With a byte order mark, as a spreadsheet program saves UTF-8.
  writeFileSync(path, `\uFEFF${[title, head, ...rows].join("\r\n")}\r\n`);
}

function consultingFiles(about: About): Pick<ServiceTruth, "consultingReceived" | "consultingDone"> {
  const { random, schools } = about;
  let [received, done] = [0, 0];
  let pending: string[] = [];
  for (const month of MONTHS) {
    const rows = pending.map((begun, i) => `${begun},${day(month, 2 + (i % 9))},完成,${80 + (i % 19)}`);
    done += pending.length;
    pending = [];
    const count = 30 + random.below(25);
    for (let i = 1; i <= count; i++) {
      received += 1;
      const on = 1 + random.below(LAST);
      const asker = random.chance(20) ? "校外," : `成员馆,${random.pick(schools).nameZh}`;
      const begun = [
        `LZ2019${two(month)}${`${i}`.padStart(3, "0")}`,
        ...[random.pick(SERVING), asker, random.pick(ITEMS), day(month, on)],
      ].join(",");
      const ends = on + 1 + random.below(6);
      if (ends > LAST) {
        rows.push(`${begun},,办理中,`);
        if (month < 12) pending.push(begun);
      } else if (random.chance(4)) rows.push(`${begun},${day(month, ends)},未能完成,`);
      else {
        done += 1;
        rows.push(`${begun},${day(month, ends)},完成,${75 + random.below(25)}.${random.below(10)}`);
      }
    }
    const head = "委托编号,承接馆,委托方类型,委托馆,服务项目,受理日期,完成日期,办理结果,质量评分";
    write(about, { month, name: "联合咨询", head, rows });
  }
  return { consultingReceived: received, consultingDone: done };
}

function supportFiles(about: About): Pick<ServiceTruth, "ticketsResolved"> {
  const { random, schools } = about;
  let resolved = 0;
  for (const month of MONTHS) {
    const tickets = Array.from({ length: 5 + random.below(12) }, (_, i) => {
      const on = 1 + random.below(LAST);
      const ends = Math.min(on + random.below(5), LAST);
      const isOpen = month === 12 && random.chance(20);
      if (!isOpen) resolved += 1;
      const kind = random.pick(["故障", "咨询", "需求"]);
      const who = `${random.pick(schools).nameZh},${random.pick(SYSTEMS)},${kind}`;
      return `GD${two(month)}${two(i + 1)},${day(month, on)},${isOpen ? "" : day(month, ends)},${who}`;
    });
    write(about, {
      month,
      name: "技术支持工单",
      head: "工单号,提出日期,解决日期,图书馆,系统,工单类型",
      rows: tickets,
    });
    const minutes = new Date(Date.UTC(2019, month, 0)).getUTCDate() * 24 * 60;
    const up = SYSTEMS.map((system) => `${system},2019-${two(month)},${minutes},${random.below(240)}`);
    write(about, { month, name: "系统可用性", head: "系统,月份,应运行分钟,停机分钟", rows: up });
  }
  return { ticketsResolved: resolved };
}

function trainingFiles(about: About): Pick<ServiceTruth, "trainingSessions" | "trainingPersonTimes"> {
  const { random, schools } = about;
  const head = "活动编号,举办日期,主题,学时,讲课费,其他费用,参加人数,人数口径,有效答卷,满意答卷,备注";
  const published = "来源：Yi (2020) 2.3 节";
  const events = [
    // Two invented ones, with lists of who came.
    { month: 4, row: "BTC-2019-04,2019-04-18,原文传递业务培训,4,2000.00,3600.00,,,,", hasList: true },
    { month: 6, row: "BTC-2019-06,2019-06-13,馆际互借业务培训,4,1500.00,2800.00,,,,", hasList: true },
    { month: 10, row: `BTC-2019-10,2019-10-15,第四届北京地区高校图书馆馆长论坛,,,,100,至少,,,${published}` },
    { month: 12, row: `BTC-2019-12,2019-12-12,战略规划与管理提升研讨会,,,,150,实数,,,${published}` },
  ];
  let people = 100 + 150;
  for (const { month, row, hasList } of events) {
    const own = hasList
      ? schools.filter(() => random.chance(45)).map((l) => ({ l, n: 1 + random.below(3) }))
      : [];
    const came = addUp(own, ({ n }) => n);
    const answers = Math.floor((came * 9) / 10);
    const survey = hasList ? `${answers},${answers - random.below(5)},` : "";
    write(about, { month, name: "培训活动", head, rows: [hasList ? row.replace(/,,$/, `,${survey}`) : row] });
    if (!hasList) continue;
    people += came;
    const no = row.split(",")[0];
    const rows = own.map(({ l, n }) => `${no},${l.nameZh},${n},${n}`);
    write(about, { month, name: "培训签到", head: "活动编号,图书馆,参加人数,证书数", rows });
  }
  return { trainingSessions: events.length, trainingPersonTimes: people };
}

function purchaseFile(about: About): Pick<ServiceTruth, "purchasePackages" | "purchaseSavingFen"> {
  const { random, schools } = about;
  let saving = 0;
  const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${two(fen % 100)}`;
  const rows = PACKAGES.flatMap((name) => {
    const list = (40_000 + random.below(160_000)) * 100;
    const buyers = schools.filter((_, i) => i === 0 || random.chance(35));
    return buyers.flatMap((library) => {
      const group = Math.floor((list * (50 + random.below(20))) / 100);
      saving += list - group;
      const [first, last] = [Math.floor(group / 2), group - Math.floor(group / 2)];
      const prices = `${name},2019,${library.nameZh},${yuan(list)},${yuan(group)}`;
      if (random.chance(60)) return [`${prices},,,,2019-06-30,2019-06-${two(1 + random.below(30))}`];
      return [
        `${prices},1,2,${yuan(first)},2019-06-30,2019-06-20`,
        `${prices},2,2,${yuan(last)},2019-11-30,${random.chance(90) ? "2019-11-25" : ""}`,
      ];
    });
  });
  const head = "资源包,年度,图书馆,原价,集团价,期次,总期数,本期金额,应付日期,付款日期";
  write(about, { month: 12, name: "集团采购", head, rows });
  return { purchasePackages: PACKAGES.length, purchaseSavingFen: saving };
}
