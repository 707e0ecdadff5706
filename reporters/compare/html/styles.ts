import { styles as report } from '../../html/styles/styles.js';

/** Styles that only a comparison needs. */
const own = `
.regression { --own: var(--fail); }
.no-regression { --own: var(--pass); }
.unsettled { --own: var(--inconclusive); }
.not-run, .not-in-contract { --own: var(--quiet); }
.sheet { max-width: 82rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 5rem; }
.sheet .wide table { width: 100%; white-space: normal; overflow-wrap: normal; }
.sheet .wide th, .sheet .wide td { min-width: 7rem; }
.sheet .wide tbody th { min-width: 13rem; max-width: 34rem; }
.sheet code, .sheet bdi { overflow-wrap: anywhere; }
.changed { border-left: 3px solid var(--own); padding-left: .6rem !important; }
.change { font-weight: 600; font-size: .85rem; }
.sheet td .bar { min-width: 9rem; margin-bottom: .15rem; }
.finding { background: var(--raised); border: 1px solid var(--rule); border-top: 4px solid var(--fail-fill); border-radius: 4px; padding: .9rem clamp(.8rem, 2.5vw, 1.6rem); }
.finding + .finding { margin-top: 1.5rem; }
.finding ul { padding-left: 1.1rem; }
.rule { max-width: 52rem; color: var(--quiet); font-size: .9rem; }
`;

/** All styles of a comparison. */
export const styles = report + own;
