import { sqliteBooks } from "./sqlite-books.ts";
import { storeContract } from "./store-contract.ts";

storeContract("the SQLite store", sqliteBooks);
