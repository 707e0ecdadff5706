/** On paper, at most 12 pages: the failures in a line each, and every sentence with its verdict. */
export const print = `
@media print {
  :root {
    --paper: #fff; --raised: #fff; --sunk: #f4f4f2; --rule: #ccc; --edge: #888; --ink: #000; --quiet: #444; --link: #000;
    --mark: #fff0bf; --mark-ink: #4a3300; --hatch: #ffffff99;
    --pass: #20693d; --fail: #b3261e; --waived: #6d3fa3; --inconclusive: #84530a; --deferred: #2557a0;
    --not-applicable: #555; --untestable: #555;
    --pass-fill: #6aa57f; --fail-fill: #d9534a; --waived-fill: #a585cf; --inconclusive-fill: #dba54a;
    --deferred-fill: #7fa3da; --not-applicable-fill: #b9bcc2; --untestable-fill: #d5d6d9;
  }
  @page { margin: 16mm 14mm; }
  html { color-scheme: light; }
  body { font-size: 9.5pt; }
  aside, .skip, button { display: none !important; }
  .outcome, .columns { max-width: none; padding-left: 0; padding-right: 0; display: block; }
  .bar, rect, circle, pre, mark, .compared > div { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  details.area::details-content { content-visibility: visible; display: block; }
  .failing ul { max-height: none; }
  .failing li { white-space: normal; font-size: 8pt; }
  #requirements .proof, #failures .proof, #run .timeline, #run details, .created, .area-chart, #profile { display: none; }
  #failures > .requirement { padding: 2pt 0; border: 0; background: none; }
  #failures > .requirement + .requirement { margin-top: 0; }
  #failures > .requirement > summary .sentence { font-size: 8.5pt; }
  .operation { padding: 0 0 2pt; columns: 2; column-gap: 12pt; }
  .operation > h4 { column-span: all; }
  .requirement > summary, .pointer { padding: 0; font-size: 7.5pt; line-height: 1.3; }
  .badge { font-size: 7pt; }
  summary { list-style: none; }
  .scrolls { max-height: none; overflow: visible; }
  .sides, .compared { grid-template-columns: 1fr 1fr; }
  h1, h2, h3, h4, summary, .label, .reason, .origin { break-after: avoid; }
  .requirement > summary, .compared, .pointer, tr, figure svg { break-inside: avoid; }
  .pointer { padding-left: 0; }
  .wide table { white-space: normal; }
  a { text-decoration: none; }
}
`;
