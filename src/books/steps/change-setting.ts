/** balis setting set. */

import type { SettingName } from "../../core/setting.ts";
import type { Action } from "../../core/store.ts";
import { requireAlone } from "../../people/operator.ts";
import type { Store } from "../port.ts";
import { requireSettingValue } from "./setting-value.ts";

export async function changeSetting(asked: {
  store: Store;
  name: SettingName;
  value: string;
  action: Action;
}): Promise<void> {
  const { store, name, value, action } = asked;
  await store.apply(async function* () {
    requireSettingValue(await store.read.settings(), { name, value });
    if (name === "single-person" && value === "yes") requireAlone(await store.read.operators());
    yield { kind: "setting-recorded", name, value };
  }, action);
}
