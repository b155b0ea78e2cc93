import type { Texts } from '../en';

export const list: Texts['list'] = {
  columns: 'Spalten', export: 'Exportieren', xlsx: 'Excel-Mappe', csv: 'CSV-Datei', more: 'Mehr laden', shown_one: '{{count, number}} Zeile', shown_other: '{{count, number}} Zeilen',
  andMore: '{{count, number}}+ Zeilen', selected: '{{count, number}} ausgewählt', sum: 'Summe', selectAll: 'Alle gezeigten auswählen',
  selectRow: '{{name}} auswählen', all: 'Alle', filters: 'Filter', clear: 'Auswahl aufheben',
  choices: 'Auswahl', nothingFound: 'Nichts gefunden',
  exportCsv: 'Als CSV exportieren',
};
