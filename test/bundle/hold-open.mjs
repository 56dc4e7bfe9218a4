/** Holds a file open until it is killed, as a spreadsheet program does. */
import { openSync } from "node:fs";

openSync(process.argv[2], "r+");
console.log("open");
setInterval(() => {}, 1000);
