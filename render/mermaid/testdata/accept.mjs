// Reads JSON strings, one a line, and answers "ok" or why Mermaid rejects the text.
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
for (const name of ['Element', 'HTMLElement', 'SVGElement', 'Node', 'DOMParser', 'Option']) {
  globalThis[name] = window[name];
}
const mermaid = (await import('mermaid')).default;
mermaid.initialize({ startOnLoad: false, maxTextSize: 2000000, maxEdges: 100000 });
console.warn = console.error = () => {};
for await (const line of createInterface({ input: process.stdin })) {
  try {
    await mermaid.parse(JSON.parse(line));
    console.log('ok');
  } catch (e) {
    console.log(String(e.message || e).replaceAll('\n', ' '));
  }
}
