export const ask = {
  ask: 'Zahler fragen', send: 'Senden', section: 'Frage an den Zahler', asked: 'Gefragt', until: 'Antwort möglich bis', message: 'Nachricht',
  messageHint: 'Betrag, Datum und Text der Zahlung werden ohnehin genannt.', days: 'Tage für die Antwort', withdraw: 'Zurückziehen',
  recipientHint: 'Leer: die Adresse des Kunden.', sent: 'Frage an {{recipient}} eingereiht', answered: 'Der Zahler hat geantwortet',
  notOurs: 'Der Zahler sagt, dass das Geld nicht für uns ist, und bittet um Rückgabe.', documents: 'Bezahlte Belege',
  before_one: '{{count}} Frage vor dieser', before_other: '{{count}} Fragen vor dieser', question: 'Zahler gefragt',
};
