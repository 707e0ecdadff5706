/** Requirements, their checks, and what was sent and answered. */
export const proof = `
.badge { color: var(--own); font: 600 .8rem/1.4 system-ui, sans-serif; white-space: nowrap; }
.notice { border-left: 4px solid var(--inconclusive); padding: .2rem 0 .2rem 1.1rem; }
main > .notice + .notice { margin-top: 1.2rem; }
.notice h2 { font-size: 1.05rem; margin-bottom: .3rem; }
.notice ul { padding-left: 1.1rem; }

.area-chart { width: 100%; border-collapse: collapse; margin-bottom: 2rem; }
caption { text-align: left; padding-bottom: .5rem; }
.area-chart th, .area-chart td { text-align: left; vertical-align: top; padding: .4rem 0; font-weight: 400; border-top: 1px solid var(--rule); }
.area-chart thead th { font-size: .8rem; color: var(--quiet); border: 0; }
.area-chart tbody th { width: 40%; padding-right: .8rem; }
@media (min-width: 40rem) { .area-chart tbody th { width: 34%; } }
.area-chart .bar { margin: .35rem 0 .15rem; }

.area { border-top: 1px solid var(--rule); }
.area:last-of-type { border-bottom: 1px solid var(--rule); }
.area > summary { padding: .7rem 0; }
.area > summary h3 { display: inline; }
.operation { padding: .2rem 0 1.2rem 1.1rem; }
.operation > h4 { font-size: .85rem; color: var(--quiet); margin: .4rem 0; }
.requirement > summary { padding: .35rem 0; }
.requirement > summary .badge, .pointer .badge { display: inline-block; margin-right: .4rem; }
@media (min-width: 40rem) { .requirement > summary .badge, .pointer .badge { min-width: 4rem; } }
.requirement > summary h3 { display: inline; font-weight: 400; }
.pointer { padding: .35rem 0 .35rem 1.1rem; }
.proof { padding: .1rem 0 1rem 1.1rem; }
.origin, .argument { margin-bottom: .6rem; }
.reason { margin: .4rem 0; max-width: 52rem; }

#failures > .requirement { background: var(--raised); border: 1px solid var(--rule); border-top: 4px solid var(--fail-fill); border-radius: 4px; padding: .9rem clamp(.8rem, 2.5vw, 1.6rem); }
#failures > .requirement + .requirement { margin-top: 1.5rem; }
#failures > .requirement > summary .sentence { font-size: 1.25rem; line-height: 1.4; }
#failures > .requirement > summary .badge { min-width: 0; margin-right: .5rem; }
#failures > .requirement > .proof { padding: 0; }

.check { border-top: 1px solid var(--rule); }
.check > summary { padding: .5rem 0; }
@media (min-width: 40rem) { .check > :not(summary) { margin-left: 1.1rem; } }
.check > :last-child { margin-bottom: 1rem; }
.compared { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: .8rem; margin-top: .4rem; margin-bottom: .8rem; }
.compared > div { background: var(--sunk); border-left: 4px solid var(--pass-fill); padding: .5rem .8rem; min-width: 0; }
.compared > div + div { border-left-color: var(--fail-fill); }
.compared dt { font-size: .8rem; color: var(--quiet); }
.compared dd { white-space: pre-wrap; }
.counterexample { margin-bottom: .8rem; }
.counterexample ol { padding-left: 1.6rem; }
.pairs { display: grid; line-height: 1.6; unicode-bidi: isolate; grid-template-columns: minmax(4rem, max-content) minmax(0, 1fr); gap: 0 1rem; }
.pairs dt { color: var(--quiet); max-width: 15rem; }

.steps { list-style: none; margin-top: .2rem; margin-bottom: 1rem; border-top: 1px solid var(--rule); }
.steps > li { display: grid; grid-template-columns: 1.9rem minmax(0, 1fr); border-bottom: 1px solid var(--rule); font-size: .9rem; padding: .3rem 0; }
.steps > li > .remark { grid-column: 2; }
.position { color: var(--quiet); font-variant-numeric: tabular-nums; }
.line { display: flex; flex-wrap: wrap; gap: 0 .7rem; align-items: baseline; }
summary > .line { display: inline-flex; width: calc(100% - 1.4rem); vertical-align: top; }
.gist { flex: 1 1 12rem; min-width: 0; color: var(--quiet); font-size: .85em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
@media (min-width: 40rem) { .answered { margin-left: auto; } }
.answered::before { content: "→ "; color: var(--quiet); }
.exchange { padding: .4rem 0 .8rem; }
.remark { margin: .3rem 0; border-left: 3px solid var(--inconclusive-fill); padding-left: .6rem; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: .8rem 1.5rem; }
.sides > div { min-width: 0; }
.sides .label { margin-top: .5rem; }
pre { margin: .3rem 0; padding: .6rem .8rem; background: var(--sunk); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; line-height: 1.5; tab-size: 4; }
pre code { font-size: inherit; }
.scrolls { max-height: 24rem; overflow: auto; }
.command .label { display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; }
.command pre { font-size: .78em; }
.command + .command { margin-top: .8rem; }

.timeline figcaption { max-width: 44rem; margin-bottom: .8rem; }
.timeline svg { display: block; overflow: visible; }
.timeline .tick { stroke: var(--rule); }
.timeline .floor { stroke: var(--edge); stroke-width: .5; }
.timeline .sent { fill: var(--deferred-fill); }
.timeline circle { fill: var(--fail); }
.timeline text { fill: var(--ink); font-size: 12px; }
.timeline .axis { fill: var(--quiet); font-size: 11px; }
.timeline details { margin-top: 1rem; }
.wide { overflow-x: auto; }
.wide table { white-space: nowrap; }
.wide table, .profile { border-collapse: collapse; font-size: .9rem; }
.wide th, .wide td, .profile th, .profile td { text-align: left; vertical-align: top; font-weight: 400; padding: .35rem 1.2rem .35rem 0; border-bottom: 1px solid var(--rule); }
.wide thead th, .profile thead th { color: var(--quiet); font-size: .8rem; }
.profile { width: 100%; }
.profile + .profile { margin-top: 2rem; }
.profile tbody th { width: 34%; }
.profile .present { white-space: nowrap; }
#run > * + * { margin-top: 1.5rem; }
#run h2 { margin-bottom: 0; }
.created { columns: 22rem auto; column-gap: 2rem; list-style: none; font-size: .9rem; padding-top: .5rem; }
.legend { display: grid; gap: .3rem; }
.legend > div { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1rem; }
`;
