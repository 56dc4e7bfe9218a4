/**
 * 人的列 / headings under which people stand: their names (姓名, 借阅人, patron), or their numbers and addresses (经办人电话, 学号,
 * e-mail). What stands there is never kept or shown, whatever a profile says, and a profile that reads it is refused, but for
 * fields that are hashed or looked up (`isPersonal`). Sender and receiver of a parcel are libraries here.
 *
 * Worked example: 读者, 读者姓名 and 读者电话 are people; 读者类型 is a class, 读者数 a count, 读者单位 a place, 作者 the author of a work.
 */
const DOES =
  "借阅|借书|借|还书|取书|使用|申请|请求|提交|委托|联系|经办|经手|办理|受理|签收|领取|领用|预约|填表|填报|制表|下单";
const WHO = `(?:读者|(?:${DOES})(?:人员?|者)|馆员|学生|教师|老师|本人)`;
const NAME = "(?:姓名|名字|真名)";
const REACHED =
  "(?:(?:手机|电话|身份证|证件|学|工|职工|读者证|借书证|一卡通)号码?|(?:联系|办公|手机|移动)?电话|手机|联系方式|邮箱(?:地址)?|电子邮件|邮件地址|微信号?|qq号?)";
const OWN = `(?:${NAME}|名称|编?号码?|证号|卡号|条码|住址|地址|${REACHED})`;
const ENGLISH = [
  "(?:reader|patron|applicant|contactperson|(?:requestor|first|last|sur|full|person|contact|user|student|staff)name)s?'?s?",
  "(?:(?:reader|patron|applicant|student|staff)'?s?)(?:name|id|no\\.?|number|barcode|phone|e-?mail|address)",
  "e-?mail(?:address)?",
  "(?:telephone|phone|mobile(?:phone)?)(?:no\\.?|number)?",
  "requestedby",
].join("|");
const PERSON = new RegExp(`(?:${NAME}|${REACHED}|${WHO}${OWN}?)$|^(?:${ENGLISH})$`);

/** `key`: of the heading (`headingKey`); what stands in a bracket behind it changes nothing. */
export function isPersonHeading(key: string): boolean {
  const [plain = ""] = key.split(/[([【〔]/);
  return PERSON.test(plain);
}
