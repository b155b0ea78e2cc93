/** A field of a CSV file; texts that a spreadsheet would run as a formula are made harmless. */
function field(text: string): string {
  const harmless = /^[-+]?\d/.test(text) || !/^[=+\-@\t\r]/.test(text) ? text : `'${text}`;
  return /[",;\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Rows as RFC 4180 has them. */
export function csv(rows: string[][]): string {
  return rows.map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

/** Hands what an address holds to the browser as a file. */
export function hand(name: string, url: string): void {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
}

/** Hands a text to the browser as a file; the mark tells spreadsheets that it is UTF-8. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
  hand(name, url);
  URL.revokeObjectURL(url);
}
