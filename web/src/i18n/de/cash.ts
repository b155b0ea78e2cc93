import type { Texts } from '../en';

export const cash: Texts['cash'] = {
  statement: 'Auszug {{number}}', upload: 'Bankdatei einlesen', match: 'Neu zuordnen', matched: '{{done}} zugeordnet, {{left}} übrig',
  apply: 'Anwenden', allocate: 'Von Hand zuordnen', remainder: 'Rest', accept: 'Vorschlag übernehmen',
  setAside: 'Beiseitelegen', takeBack: 'Zurückholen', reverse: 'Eingang rückgängig',
  pickCustomer: 'Kunde, der gezahlt hat', automatic: 'Automatisch zugeordnet',
  entry: 'Bankumsatz vom {{date}}', imported: '{{count}} Auszüge eingelesen', rest: 'Was übrig ist, bleibt auf Konto.',
};
