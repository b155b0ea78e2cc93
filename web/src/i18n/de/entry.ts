import type { Texts } from '../en';

export const entry: Texts['entry'] = {
  title: 'Neuer Auftrag', begin: 'Wählen Sie zuerst einen Kunden.', addLines: 'Mit der ersten Position zeigt sich, was aus dem Auftrag wird.',
  asUsual: 'Standard', atOnce: 'Sofort fällig', dueIfToday: 'fällig, wenn heute fakturiert:', total: 'Gesamt mit Steuer',
  checks: 'Annahmeprüfungen', noHolds: 'Nichts hält diesen Auftrag auf', ownPrice: 'Preis', agreed: 'Vereinbart',
  fromQuantity: 'ab {{quantity}}', why: 'Warum dieser Preis', keys: 'Enter geht nach unten, Tab weiter, Strg+Enter speichert. Zeilen einer Tabelle lassen sich einfügen.',
  addLine: 'Position hinzufügen', save: 'Auftrag speichern', saveHeld: 'Auftrag gesperrt speichern', saved: 'Auftrag {{number}} gespeichert',
  acknowledge: 'Sofort bestätigen, wenn ihn nichts aufhält', unfinished_one: '{{count}} Position ist nicht fertig',
  unfinished_other: '{{count}} Positionen sind nicht fertig', kept: 'Entwurf in diesem Browser aufbewahrt', discard: 'Entwurf verwerfen',
  notAllowed: 'Sie dürfen keine Aufträge erfassen.', noNumber: '„{{text}}“ ist keine Zahl', discountUntil: 'Skonto bis',
  discountHint: 'Rabatt in %',
};
