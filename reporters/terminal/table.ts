import Table from 'cli-table3';

const none = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '' };
const sides = { 'bottom-left': '', 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '' };

/** A table of columns two spaces apart, without borders. */
export function bareTable(head: readonly string[], colAligns: readonly ('left' | 'right')[]): Table.Table {
  return new Table({
    head: [...head],
    colAligns: [...colAligns],
    chars: { ...none, ...sides, right: '', 'right-mid': '', middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
}
