import type { Item } from "./item";
import { get } from "./http";

export const cart = (i: Item) => get(i);
