import stringWidth from 'string-width';

export interface Column {
  title: string;
  align: 'left' | 'right';
}

function pad(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}

/**
 * Lines of an aligned table without rules: titles, then rows, two spaces between columns.
 * `titleStyle` may dim the titles on a terminal. Columns whose title and cells are all empty vanish.
 */
export function tableLines(columns: Column[], rows: string[][], titleStyle: (text: string) => string = text => text): string[] {
  const kept = columns.map((column, at) => ({ column, at })).filter(({ column, at }) => column.title !== '' || rows.some(row => row[at]));
  const widths = kept.map(({ column, at }) => Math.max(stringWidth(column.title), ...rows.map(row => stringWidth(row[at] ?? ''))));
  const line = (cells: string[]): string =>
    kept.map(({ column }, index) => pad(cells[index] ?? '', widths[index] ?? 0, column.align)).join('  ').trimEnd();
  return [
    ...(kept.some(({ column }) => column.title !== '') ? [titleStyle(line(kept.map(({ column }) => column.title)))] : []),
    ...rows.map(row => line(kept.map(({ at }) => row[at] ?? ''))),
  ];
}

/** Bold and dim on a terminal that has colours and was not asked to go without (`NO_COLOR`); plain text elsewhere. */
export interface Styles {
  bold: (text: string) => string;
  dim: (text: string) => string;
}

export function stylesOf(stream: NodeJS.WriteStream = process.stdout): Styles {
  const on = stream.isTTY && stream.hasColors();
  const wrap = (open: number, close: number) => (text: string) => (on ? `\u001B[${open}m${text}\u001B[${close}m` : text);
  return { bold: wrap(1, 22), dim: wrap(2, 22) };
}
