import type { InBoth, MessagesOfCodes, ParamsOf } from "../../core/words/language.ts";

/** Of books on a server. */
export const serverMessages = {
  "server-must-answer": (p: { server: string; said: string }): InBoth => ({
    "zh-CN": {
      what: `账册所在的服务器 ${p.server} 没有应答：${p.said}`,
      next: "请检查地址、网络和登录名（密码取自 PGPASSFILE、PGPASSWORD 或服务文件），再重试；已保存的内容没有改变。",
    },
    en: {
      what: `The server of the books, ${p.server}, does not answer: ${p.said}`,
      next: "Check its address, the network and the login (the password comes from PGPASSFILE, PGPASSWORD or a service file), then try again. What was saved is unchanged.",
    },
  }),
  "password-must-not-be-typed": (p: { server: string }): InBoth => ({
    "zh-CN": {
      what: `账册地址 ${p.server} 里写有密码：命令和日志会留下它。`,
      next: "请去掉密码，改用 PGPASSFILE、PGPASSWORD 或服务文件。",
    },
    en: {
      what: `The address of the books, ${p.server}, holds a password, which commands and logs would keep.`,
      next: "Take it out; use PGPASSFILE, PGPASSWORD or a service file.",
    },
  }),
  "books-must-be-a-file": (p: { server: string; command: string }): InBoth => ({
    "zh-CN": {
      what: `账册在服务器 ${p.server} 上，balis ${p.command} 只用于账册文件。`,
      next: "备份和恢复服务器上的账册，请看 balis help server。",
    },
    en: {
      what: `These books are on the server ${p.server}; balis ${p.command} is for books in a file.`,
      next: "How books on a server are backed up and restored: balis help server",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof serverMessages> {}
}
