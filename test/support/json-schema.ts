/** As much of JSON Schema as the profiles' one and those of the answers use: what is wrong with a value, by its path. */

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly JsonSchema[];
}

export function wrongIn(value: unknown, schema: JsonSchema, path = ""): string[] {
  const wrong: string[] = [];
  const { anyOf, type } = schema;
  if (anyOf && !anyOf.some((one) => wrongIn(value, one, path).length === 0))
    wrong.push(`${path}: none of these`);
  if (type !== undefined && ![type].flat().some((one) => one === typeOf(value) || isWhole(one, value)))
    wrong.push(`${path}: is ${typeOf(value)}`);
  if (schema.enum && !schema.enum.includes(value)) wrong.push(`${path}: is not listed`);
  if (schema.const !== undefined && schema.const !== value)
    wrong.push(`${path}: is not ${String(schema.const)}`);
  if (typeof value === "string") wrong.push(...wrongText(value, schema, path));
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, items } = schema;
    if (value.length < minItems || value.length > maxItems) wrong.push(`${path}: ${value.length} items`);
    if (items) wrong.push(...value.flatMap((one, i) => wrongIn(one, items, `${path}/${i}`)));
  } else if (typeof value === "object" && value !== null) wrong.push(...wrongObject(value, schema, path));
  return wrong;
}

function wrongText(value: string, schema: JsonSchema, path: string): string[] {
  const { pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const isLong = value.length < minLength || value.length > maxLength;
  const isOther = pattern !== undefined && !new RegExp(pattern, "u").test(value);
  return isLong || isOther ? [`${path}: ${value}`] : [];
}

function wrongObject(value: object, schema: JsonSchema, path: string): string[] {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema;
  const keys = Object.keys(value);
  const wrong = required.filter((key) => !keys.includes(key)).map((key) => `${path}/${key}: is missing`);
  if (keys.length < minProperties || keys.length > maxProperties) wrong.push(`${path}: ${keys.length} keys`);
  for (const [key, inner] of Object.entries(value)) {
    const own = properties[key] ?? additionalProperties;
    if (own === false) wrong.push(`${path}/${key}: is unknown`);
    else if (typeof own === "object") wrong.push(...wrongIn(inner, own, `${path}/${key}`));
  }
  return wrong;
}

function isWhole(type: string, value: unknown): boolean {
  return type === "integer" && Number.isInteger(value);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
