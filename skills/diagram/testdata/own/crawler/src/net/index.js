export { fetchPage } from "./fetch.js";
export * from "./robots.js";
