import { crawl } from "./crawl.js";
import config from "../config.js";

crawl(config.start);
