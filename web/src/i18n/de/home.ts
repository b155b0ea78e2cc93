import type { Texts } from '../en';

export const home: Texts['home'] = {
  needs: 'Was jetzt ansteht', figures: 'Kennzahlen', orders_held: 'Gesperrte Aufträge', exceptions: 'Zuzuordnende Bankumsätze',
  billing_due: 'Zu fakturierende Lieferungen', deliveries_late: 'Verspätete Sendungen', overdue: 'Überfällige offene Posten',
  credits_open: 'Guthaben ohne Zuordnung', refunds_unlinked: 'Erstattungen ohne Bankumsatz',
  statements_flagged: 'Auszüge, die nicht aufgehen', orders_to_acknowledge: 'Zu bestätigende Aufträge',
  mails_failed: 'Nicht zustellbare E-Mails', mails_waiting: 'Wartende E-Mails', jobs_failed: 'Fehlgeschlagene Hintergrundaufgaben',
  nothing: 'Hier liegt nichts für Sie.', done: 'Automatisch erledigt', since: 'seit', doneNothing: 'Seither nichts.',
  orders_accepted: 'Aufträge bestanden alle Prüfungen', reservations_expired: 'Aufträge nach Ablauf der Vormerkung gesperrt',
  invoices_issued: 'Rechnungen ausgestellt', payments_matched: 'Zahlungen zugeordnet', mails_sent: 'E-Mails gesendet',
  import: 'Datei importieren',
  sign_offs: 'Warten auf eine zweite Person',
  anomalies: 'Auffällige Kennzahlen',
  health_alerts: 'Warnungen des Systems',
};
