import type { Texts } from '../en';

export const invoicing: Texts['invoicing'] = {
  titleInvoice: 'Rechnung {{number}}', titleCreditNote: 'Gutschrift {{number}}', bill: 'Fakturieren', billed: '{{count}} Belege ausgestellt',
  billAll: 'Alles Bereite fakturieren', document: 'Beleg', openDocument: 'In neuem Tab öffnen', noDocument: 'Der Beleg ist noch nicht erzeugt.',
  creditLines: 'Gutschrift aus Positionen',
  taxes: 'Steuern', instalments: 'Fälligkeiten', creditNotes: 'Gutschriften', sendAgain: 'Erneut senden',
  issuedOn: 'Belegdatum', todayHint: 'Leer: heute.', nothingReady: 'Davon lässt sich jetzt nichts fakturieren.',
  wouldIssue: 'Belege, die ausgestellt würden', wouldIssueCount_one: '{{count}} Beleg würde ausgestellt:',
  wouldIssueCount_other: '{{count}} Belege würden ausgestellt:',
  settleWith: 'Die Rechnung damit begleichen, soweit sie offen ist',
  wouldCredit: 'Die Gutschrift lautete über', 
  by: {
    quantity: 'Mengen',
    net: 'Preisnachlass',
    all: 'Alles Übrige',
  },
  reasons: {
    ready: 'Kann jetzt fakturiert werden',
    not_delivered: 'Die Ware ist noch nicht angekommen',
    waits_for_rest: 'Der Auftrag wird ganz fakturiert, und der Rest fehlt noch',
    held: 'Der Auftrag ist gesperrt',
    waits_for_invoice: 'Eine Rücksendung; die Rechnung dazu ist noch nicht gestellt',
  },
  runGoesOn: 'Fakturierung läuft', lastRun: 'Letzter Fakturierungslauf', runDone: '{{done}} von {{total}} Aufträgen',
  runIssued: '{{count}} Belege ausgestellt', runRefused: '{{count}} abgelehnt', runResults: 'Ergebnisse', runStarted: '{{count}} Aufträge werden fakturiert',
  draft: 'Entwurf des Belegs',
  showDraft: 'Entwurf zeigen',
  hideDraft: 'Entwurf ausblenden',
};
