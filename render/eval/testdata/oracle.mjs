// Reads JSON lines with a text each, and answers them with what Mermaid itself makes of
// it, in the form of mermaid-dev.jsonl and, for the kinds that it says nothing of, in
// the fields that record.go names. Run in a folder with mermaid and jsdom installed:
//
//   node oracle.mjs < texts.jsonl > records.jsonl
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
console.warn = console.error = console.info = console.debug = () => {};

const list = (x) => (x instanceof Map ? [...x.values()] : Array.isArray(x) ? x : Object.values(x ?? {}));
const said = (x) => (Array.isArray(x) ? x.join('\n') : String(x ?? ''));

function flow(db) {
  return {
    dir: db.getDirection(),
    nodes: list(db.getVertices()).map((n) => ({ id: n.id, text: n.text, shape: n.type })),
    edges: db.getEdges().map((e) => ({ s: e.start, t: e.end, text: e.text, type: e.type, stroke: e.stroke, len: e.length })),
    subs: db.getSubGraphs().map((s) => ({ id: s.id, title: s.title, nodes: s.nodes })),
  };
}

// member is a line of a class as it is shown.
const member = (m) => m.text;

function boxes(db) {
  const data = db.getData();
  return {
    boxes: {
      dir: db.getDirection?.() ?? '',
      nodes: data.nodes.filter((n) => !n.isGroup || n.shape === 'note').map((n) => ({
        id: n.id, label: said(n.text || n.alias || n.label), shape: n.shape ?? '', parent: n.parentId ?? '', about: said(n.description),
        marks: n.annotations ?? [], entity: n.shape === 'erBox',
        rows: n.attributes
          ? [n.attributes.map((a) => [a.type, a.name, (a.keys ?? []).join(','), a.comment ?? ''].join('|'))]
          : n.members ? [n.members.map(member), n.methods.map(member)] : [],
      })),
      edges: data.edges.map((e) => ({
        s: e.start, t: e.end, label: said(e.label), tail: e.arrowTypeStart ?? '', head: e.arrowTypeEnd ?? '',
        dotted: e.pattern === 'dashed' || e.pattern === 'dotted', tailLabel: said(e.startLabelRight), headLabel: said(e.endLabelLeft),
      })),
      groups: data.nodes.filter((n) => n.isGroup && n.shape !== 'note' && n.shape !== 'noteGroup').map((n) => ({
        id: n.id, label: said(n.label), parent: n.parentId ?? '', dir: n.dir ?? '', divider: n.shape === 'divider',
      })),
    },
  };
}

function tree(n) {
  return { d: n.descr, t: n.type, c: n.children.map(tree) };
}

const readers = {
  'flowchart-v2': flow,
  flowchart: flow,
  'flowchart-elk': flow,
  stateDiagram: boxes,
  classDiagram: boxes,
  class: boxes,
  er: boxes,
  sequence: (db) => ({
    actors: db.getActorKeys().map((k) => db.getActor(k)).map((a) => ({ name: a.name, desc: a.description, type: a.type })),
    msgs: db.getMessages().map((m) => ({ from: m.from ?? '', to: m.to ?? '', text: m.message ?? '', type: m.type })),
  }),
  mindmap: (db) => ({ tree: db.getMindmap() ? tree(db.getMindmap()) : null }),
  timeline: (db) => ({ sections: db.getSections(), tasks: db.getTasks().map((t) => ({ s: t.section, t: t.task, e: t.events })) }),
  gantt: (db) => ({
    bars: db.getTasks().map((t) => ({
      s: t.section, t: t.task, start: +t.startTime, end: +(t.renderEndTime || t.endTime), last: +t.endTime,
      done: !!t.done, active: !!t.active, crit: !!t.crit, milestone: !!t.milestone, vert: !!t.vert,
    })),
  }),
  gitGraph: (db) => ({
    branches: db.getBranchesAsObjArray().map((b) => b.name),
    commits: [...db.getCommits().values()].sort((a, b) => a.seq - b.seq)
      .map((c) => ({ id: c.id, message: c.message, parents: c.parents, branch: c.branch, tags: c.tags ?? [], type: c.type, custom: c.customType ?? -1 })),
  }),
  pie: (db) => ({ points: [...db.getSections()].map(([k, v]) => ({ label: k, x: 0, y: v })) }),
  journey: (db) => ({ steps: db.getTasks().map((t) => ({ s: t.section ?? '', t: t.task, score: t.score, who: t.people })) }),
  xychart: (db) => {
    const d = db.getXYChartData();
    return { axes: [d.xAxis.title, d.yAxis.title], points: d.plots.flatMap((p) => p.data.map(([k, v]) => ({ plot: p.type, label: String(k), x: 0, y: v }))) };
  },
  quadrantChart: (db) => {
    const d = db.getQuadrantData();
    return { areas: d.quadrants.map((q) => q.text.text), axes: d.axisLabels.map((a) => a.text), points: d.points.map((p) => {
      const [right, left] = d.quadrants;
      return { label: p.text.text, x: (p.x - left.x) / (2 * left.width), y: 1 - (p.y - right.y) / (2 * right.height) };
    }) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const r = JSON.parse(line);
  const out = { id: r.id, kind: r.kind, text: r.text, ok: true };
  try {
    await mermaid.parse(r.text); // sets what the text says of the settings
    const d = await mermaid.mermaidAPI.getDiagramFromText(r.text);
    Object.assign(out, { type: d.type }, readers[d.type]?.(d.db) ?? {});
    out.title = d.db.getDiagramTitle?.() ?? '';
  } catch (e) {
    out.ok = false;
    out.err = String(e.message || e).split('\n')[0];
  }
  console.log(JSON.stringify(out, (k, v) => (v instanceof Map ? [...v.values()] : v?.nodeType ? undefined : v)));
}
