import {
  fetchPage,
  robots,
} from "./net/index.js";
import { save } from "./store/disk";
import { parse } from "node:url";
export { save };

export async function crawl(start) {
  if (await robots(start)) save(parse(start), await fetchPage(start));
}
