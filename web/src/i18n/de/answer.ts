export const answer = {
  title: 'Wofür ist diese Zahlung?', received: 'Wir haben am {{date}} {{amount}} erhalten und können die Zahlung nicht zuordnen.',
  number: 'Rechnungs- oder Belegnr.', addRow: 'Beleg hinzufügen', removeRow: 'Beleg {{place}} entfernen', message: 'Nachricht',
  notOurs: 'Dieses Geld ist nicht für Sie bestimmt. Bitte geben Sie es zurück.', send: 'Antwort senden',
  thanks: 'Vielen Dank. {{company}} hat Ihre Antwort.',
  over: 'Eine Antwort ist nicht mehr nötig. Schreiben Sie sonst an {{company}}.',
  unknown: 'Dieser Link führt nirgendwohin', unknownText: 'Prüfen Sie, ob er vollständig kopiert ist. Ein zu alter Link gilt nicht mehr.',
};
