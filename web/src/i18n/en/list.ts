export const list = {
  columns: 'Columns', export: 'Export', xlsx: 'Excel workbook', csv: 'CSV file', more: 'Load more', shown_one: '{{count, number}} row', shown_other: '{{count, number}} rows',
  andMore: '{{count, number}}+ rows', selected: '{{count, number}} selected', sum: 'Sum', selectAll: 'Select all shown',
  selectRow: 'Select {{name}}', all: 'All', filters: 'Filters', clear: 'Clear selection',
  choices: 'Choices', nothingFound: 'Nothing found',
  exportCsv: 'Export as CSV',
};
