/** One file of a report. */
export interface ReportFile {
  /** Below the directory of the report, with slashes. */
  readonly path: string;
  readonly content: string;
}
