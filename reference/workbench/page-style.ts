/** The style of the page: one column on a phone, two on a desk. */
export const style = `
:root { color-scheme: light dark; --line: #767676; --ink: #1a1a1a; --paper: #ffffff; --accent: #0b57d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #f2f2f2; --paper: #161616; --accent: #a8c7fa; --line: #9a9a9a; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
a { color: var(--accent); }
section { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; min-width: 0; }
label { display: block; margin: .5rem 0; }
input, select, button { font: inherit; max-width: 100%; padding: .4rem .6rem; min-height: 2.75rem; }
input[type=text], input[type=number], select { width: 100%; }
input[type=checkbox] { min-height: 0; width: 1.25rem; height: 1.25rem; vertical-align: middle; }
button { cursor: pointer; }
progress { width: 100%; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
ol, ul { padding-left: 1.25rem; margin: 0; }
li { overflow-wrap: anywhere; margin: 0 0 .5rem; }
code { overflow-wrap: anywhere; }
.scroll { overflow: auto; max-height: 30rem; }
.photos img { max-width: 8rem; max-height: 6rem; display: block; }
@media (min-width: 60rem) { .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; align-items: start; } }
`;
