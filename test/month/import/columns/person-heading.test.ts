/** Under which headings a person stands. */
import { expect, test } from "vitest";
import { headingKey } from "../../../../src/month/import/columns/heading.ts";
import { isPersonHeading } from "../../../../src/month/import/columns/person-heading.ts";

const isPerson = (heading: string): boolean => isPersonHeading(headingKey(heading));

test.each([
  ...[
    "姓名",
    "姓 名",
    "读者",
    "读者姓名",
    "读者编号",
    "读者证号",
    "借阅人",
    "借书人姓名",
    "借阅者",
    "申请人",
    "请求人",
  ],
  ...[
    "经办人",
    "经办人电话",
    "联系人",
    "联系电话",
    "联系方式",
    "手机号码",
    "电话",
    "邮箱",
    "电子邮件",
    "学号",
    "工号",
  ],
  ...["身份证号", "借阅人（必填）", "姓名(全称)", "客户姓名", "学生姓名", "馆员", "填表人", "签收人"],
  ...[
    "reader",
    "Reader Name",
    "Patron",
    "patron_id",
    "Patron's Name",
    "First Name",
    "E-mail",
    "Email Address",
    "Phone No.",
  ],
  ...["Telephone", "Requested By", "Contact Person", "Applicant"],
])("under %s stands a person", (heading) => {
  expect(isPerson(heading)).toBe(true);
});

test.each([
  ...[
    "读者类型",
    "读者类别",
    "读者数",
    "注册读者数",
    "读者单位",
    "读者所在馆",
    "读者满意度",
    "作者",
    "译者",
    "作者单位",
  ],
  ...[
    "申请单号",
    "申请日期",
    "申请馆",
    "经办馆",
    "题名",
    "刊名",
    "馆名",
    "图书馆名称",
    "参训人数",
    "借阅册数",
    "凭证号",
    "证书号",
  ],
  ...[
    "寄件人",
    "收件人",
    "收款人",
    "邮件号",
    "联系单号",
    "学校",
    "读者申请信息申请单号",
    "Reader Class",
    "Name",
    "Borrower",
  ],
  ...["Registered Users", "Author", "Library Name", "Readers' Fees", "Mail No", "", "人", "C"],
])("under %s stands none, or nobody knows", (heading) => {
  expect(isPerson(heading)).toBe(false);
});
