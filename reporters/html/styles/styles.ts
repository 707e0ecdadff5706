import { colours } from './colours.js';
import { page } from './page.js';
import { print } from './print.js';
import { proof } from './proof.js';

/** All styles of a report. */
export const styles = colours + page + proof + print;
