package page

import (
	"crypto/sha256"
	"encoding/base64"
)

// policy forbids the page everything but its own style sheet and the pictures in it.
func policy() string {
	sum := sha256.Sum256([]byte(sheet))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

// sheet is the style sheet of every page. Its colours are held to a contrast of 4.5 to
// 1 on their grounds by a test, which reads them here.
const sheet = `
:root { --page: #ffffff; --ink: #1c1c1c; --soft: #555555; --link: #0b57a4; --line: #c9c9c9; --ground: #f4f4f2;
  --mark: #fff1a8; --hidden: #dcebff; --note: #0b57a4; --warn: #9a3b00; --tip: #1e6b2b;
  --keyword: #0b4f9e; --literal: #1e6b2b; --number: #8a4b00; --comment: #5c5f63; }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1117; --ink: #e6e6e6; --soft: #b0b3b8; --link: #8ab4f8; --line: #474b50; --ground: #1c2129;
    --mark: #5c4a00; --hidden: #20395c; --note: #8ab4f8; --warn: #f0a36b; --tip: #8fd19e;
    --keyword: #8ab4f8; --literal: #8fd19e; --number: #f0b36b; --comment: #a8adb4; }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--ink); line-height: 1.55; font-family: system-ui, "Segoe UI", Roboto,
  "Helvetica Neue", "Noto Sans", Arial, sans-serif; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 0.5em; text-wrap: balance; }
h1 { font-size: 1.9rem; margin-top: 0; } h2 { font-size: 1.4rem; } h3 { font-size: 1.15rem; } h4, h5, h6 { font-size: 1rem; }
p, ul, ol, dl, pre, blockquote, figure, .scroll, .callout { margin: 0 0 1em; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ul, ol { padding-inline-start: 1.6em; } li { margin: 0.2em 0; } li > ul, li > ol { margin-bottom: 0; }
li.task { list-style: none; margin-inline-start: -1.4em; } li.task > ul, li.task > ol { padding-inline-start: 3em; }
dt { font-weight: 600; } dd { margin: 0 0 0.6em 1.5em; }
blockquote { border-inline-start: 3px solid var(--line); padding-inline-start: 1em; color: var(--soft); margin-inline: 0; }
.callout { border-inline-start: 4px solid var(--note); background: var(--ground); padding: 0.7em 1em; }
.callout > :last-child { margin-bottom: 0; } .called { font-weight: 600; color: var(--note); margin-bottom: 0.3em; }
.warn { border-color: var(--warn); } .warn > .called { color: var(--warn); }
.tip { border-color: var(--tip); } .tip > .called { color: var(--tip); }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
code { background: var(--ground); padding: 0.1em 0.25em; border-radius: 3px; }
pre { background: var(--ground); padding: 0.8em 1em; overflow-x: auto; line-height: 1.4; border-radius: 4px; }
pre code { background: none; padding: 0; font-size: 1em; }
.k { color: var(--keyword); } .l { color: var(--literal); } .n { color: var(--number); } .c { color: var(--comment); }
mark { background: var(--mark); color: var(--ink); padding: 0 0.1em; }
.cloze { background: var(--hidden); border-bottom: 2px dotted var(--link); padding: 0 0.15em; }
.math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", Georgia, serif; white-space: pre-wrap; }
.wiki { border-bottom: 1px dotted var(--soft); } .missing, .problem, .date, .under, footer { color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: 0.95em; }
th, td { border: 1px solid var(--line); padding: 0.35em 0.6em; text-align: start; vertical-align: top; overflow-wrap: normal; }
thead th { background: var(--ground); } .right { text-align: end; white-space: nowrap; } .mid { text-align: center; }
.front { margin-bottom: 1.5em; color: var(--soft); } .front td { overflow-wrap: anywhere; }
.front th { font-weight: 600; white-space: nowrap; }
img, svg { max-width: 100%; height: auto; } figure { margin-inline: 0; } .scroll svg { max-width: none; } .dark { display: none; }
main > figure { width: max-content; min-width: 100%; max-width: min(100vw - 2.5rem, 84rem); position: relative; left: 50%; transform: translateX(-50%); }
hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }
nav { background: var(--ground); padding: 0.6em 1em; margin-bottom: 1.5em; border-radius: 4px; }
nav ul { list-style: none; padding: 0; margin: 0.4em 0 0; } nav .level3 { padding-inline-start: 1.4em; } summary { cursor: pointer; }
sup { line-height: 0; font-size: 0.75em; } .cite { text-decoration: none; padding: 0 0.1em; }
.notes { margin-top: 3em; border-top: 1px solid var(--line); font-size: 0.95em; } .notes li { padding: 0.3em 0.5em; }
.notes p { margin: 0; } .notes li > p:nth-last-child(2) { display: inline; } .notes blockquote { margin: 0.2em 0; color: var(--ink); }
.place { font-weight: 600; } :target { background: var(--hidden); } .back { text-decoration: none; padding: 0 0.4em; }
footer { margin-top: 3em; font-size: 0.85em; }
@media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
@page { margin: 18mm 16mm; }
@media print {
  :root { --page: #ffffff; --ink: #000000; --soft: #444444; --link: #000000; --line: #999999; --ground: #f4f4f2;
    --mark: #fff1a8; --hidden: #eeeeee; --note: #000000; --warn: #000000; --tip: #000000;
    --keyword: #000000; --literal: #000000; --number: #000000; --comment: #444444; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav, .back, figure details { display: none; }
  .light { display: block; } .dark { display: none; } .scroll, pre { overflow: visible; } .scroll svg { max-width: 100%; }
  main > figure { width: auto; max-width: none; position: static; transform: none; } pre { white-space: pre-wrap; }
  h1, h2, h3, h4, h5, h6, dt { break-after: avoid; } p, li, dd { orphans: 2; widows: 2; } pre, figure, tr, img, .callout { break-inside: avoid; } thead { display: table-header-group; }
  :target { background: none; }
}
`
