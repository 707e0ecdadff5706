/** Type, the frame of the page and its navigation. */
export const page = `
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere;
}
code, pre, .pairs { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .84em; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure, table, fieldset { margin: 0; padding: 0; }
h1, .sentence, .because { font-family: Charter, "Iowan Old Style", "Source Serif 4", Georgia, "Liberation Serif", serif; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.5rem); line-height: 1.18; font-weight: 600; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; font-weight: 600; margin-bottom: 1rem; }
h3, h4 { font-size: 1rem; font-weight: 600; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
summary { cursor: pointer; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 3px; padding: 0 .25em; font-size: .85em; }
bdi { unicode-bidi: isolate; }
.label, .aside, .origin, .argument, .count, .counts, .took, figcaption, caption { color: var(--quiet); font-size: .85rem; }
.skip { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: var(--raised); z-index: 2; }
.skip:focus { left: 0; }
.patterns { position: absolute; }
.patterns * { fill: var(--hatch); }

.outcome, .columns { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem); }
.outcome { padding-top: clamp(1.5rem, 5vw, 3.5rem); padding-bottom: 2rem; }
.outcome h1::before { content: ""; display: block; width: 3.5rem; height: 5px; margin-bottom: 1rem; background: var(--own); }
.kind { color: var(--quiet); font-size: .85rem; margin-bottom: .9rem; }
.because { font-size: 1.15rem; margin: .6rem 0 1.4rem; max-width: 44rem; text-wrap: pretty; }
.bar { display: block; border-radius: 3px; overflow: hidden; }
.bar rect[class] { fill: var(--own-fill); }
.failing { border-left: 4px solid var(--fail-fill); padding-left: .9rem; margin: 0 0 1.4rem; font-size: .92rem; }
.failing ul { list-style: none; margin-top: .3rem; max-height: 22rem; overflow: auto; }
.failing li { padding: .1rem 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.tally { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: .6rem 0 1.6rem; font-size: .95rem; }
.tally li { color: var(--own); }
.tally b { font-variant-numeric: tabular-nums; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, clamp(9rem, 20vw, 15rem)), 1fr)); gap: .9rem 1.5rem; font-size: .95rem; border-top: 1px solid var(--rule); padding-top: 1.2rem; }
.facts dt { color: var(--quiet); font-size: .8rem; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem; padding-bottom: 5rem; }
nav ul { list-style: none; }
nav > ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
nav .areas { display: none; }
aside { border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); padding: .8rem 0; font-size: .95rem; }
@media (min-width: 64rem) {
  .columns { grid-template-columns: 15rem minmax(0, 1fr); gap: 3.5rem; }
  aside { border: 0; padding: 0; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow: auto; padding: 1.5rem .25rem; }
  nav > ul { display: block; }
  nav .areas { display: block; padding-left: .9rem; font-size: .9rem; }
}
main > * + * { margin-top: 3.5rem; }

.filters { margin-top: .8rem; }
@media (min-width: 64rem) { .filters { margin-top: 1.5rem; border-top: 1px solid var(--rule); padding-top: 1rem; } }
.filters summary { font-weight: 600; }
.filters form { display: grid; gap: .8rem; padding-top: .8rem; max-width: 26rem; }
.filters label > span:first-child { display: block; font-size: .8rem; color: var(--quiet); }
.filters fieldset { border: 0; }
.filters legend { font-size: .8rem; color: var(--quiet); }
.filters fieldset label { display: block; padding: .1rem 0; }
.filters fieldset label > span:first-of-type { display: inline; font-size: inherit; color: inherit; }
input[type=search], select, button {
  font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--edge); border-radius: 4px; padding: .3rem .5rem; max-width: 100%;
}
input[type=search], select { width: 100%; }
input[type=checkbox] { accent-color: var(--link); }
button { cursor: pointer; font-size: .85rem; padding: .15rem .6rem; }
button:hover { border-color: var(--link); }
.found { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; font-size: .9rem; }
`;
