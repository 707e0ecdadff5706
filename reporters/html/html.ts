import type { Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';
import { renderHtml } from './render.js';

/** The report for people, as `report.html`. */
export function html(results: Results): ReportFile[] {
  return [{ path: 'report.html', content: renderHtml(results) }];
}
