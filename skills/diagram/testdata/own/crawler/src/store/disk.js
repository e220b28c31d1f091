import fs from "node:fs";
import config from "../../config";

export const save = (name, page) => fs.writeFileSync(config.dir + name, page);
