import type { Texts } from '../en';

export const list: Texts['list'] = {
  columns: 'Spalten', export: 'Ausgeben', xlsx: 'Excel-Mappe', csv: 'CSV-Datei', more: 'Mehr laden', shown_one: '{{count}} Zeile', shown_other: '{{count}} Zeilen',
  andMore: '{{count}}+ Zeilen', selected: '{{count}} ausgewählt', sum: 'Summe', selectAll: 'Alle gezeigten auswählen',
  selectRow: '{{name}} auswählen', all: 'Alle', filters: 'Filter', clear: 'Auswahl aufheben',
  choices: 'Auswahl', nothingFound: 'Nichts gefunden',
  exportCsv: 'Als CSV exportieren',
};
