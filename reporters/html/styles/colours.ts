/** Colours for light and dark; each text colour has a contrast of at least 4.5 to the grounds that it stands on. */
export const colours = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --raised: #ffffff; --sunk: #f2f0ea; --rule: #dcd8cd; --edge: #8b8678;
  --ink: #1f242c; --quiet: #59606b; --link: #1d4f91; --mark: #fff0bf; --mark-ink: #6b4a00;
  --pass: #20693d; --fail: #b3261e; --waived: #6d3fa3; --inconclusive: #84530a; --deferred: #2557a0;
  --not-applicable: #5b626d; --untestable: #5b626d;
  --pass-fill: #6aa57f; --fail-fill: #d9534a; --waived-fill: #a585cf; --inconclusive-fill: #dba54a;
  --deferred-fill: #7fa3da; --not-applicable-fill: #b9bcc2; --untestable-fill: #d5d6d9;
  --hatch: #ffffff99;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181d; --raised: #1b1f26; --sunk: #22272f; --rule: #343b46; --edge: #78818e;
    --ink: #e7e9ec; --quiet: #a2abb7; --link: #94bdf5; --mark: #4a3c10; --mark-ink: #ffdf8a;
    --pass: #7fcb9a; --fail: #ff958b; --waived: #c9a9f3; --inconclusive: #e9b969; --deferred: #94bbfa;
    --not-applicable: #a7afba; --untestable: #a7afba;
    --pass-fill: #3f7d57; --fail-fill: #d8594f; --waived-fill: #7e60a8; --inconclusive-fill: #a9772a;
    --deferred-fill: #4a72b0; --not-applicable-fill: #59616c; --untestable-fill: #3c434d;
    --hatch: #00000066;
  }
}
.pass { --own: var(--pass); --own-fill: var(--pass-fill); }
.fail { --own: var(--fail); --own-fill: var(--fail-fill); }
.waived { --own: var(--waived); --own-fill: var(--waived-fill); }
.inconclusive { --own: var(--inconclusive); --own-fill: var(--inconclusive-fill); }
.deferred { --own: var(--deferred); --own-fill: var(--deferred-fill); }
.not-applicable { --own: var(--not-applicable); --own-fill: var(--not-applicable-fill); }
.untestable { --own: var(--untestable); --own-fill: var(--untestable-fill); }
.conformant { --own: var(--pass); }
.partial { --own: var(--inconclusive); }
.nonconformant { --own: var(--fail); }
.outcome.inconclusive { --own: var(--inconclusive); }
`;
