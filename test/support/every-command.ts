/** Every command, loaded: the program itself loads the one that was named. */
import { everyCommand } from "../../src/cli/commands.ts";

export const commandGroups = await everyCommand();
export const commands = commandGroups.flatMap((group) => group.commands);
