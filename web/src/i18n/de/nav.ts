import type { Texts } from '../en';

export const nav: Texts['nav'] = {
  forecast: 'Prognose',
  process: 'Prozess',
  application: 'Zahlungszuordnung',
  home: 'Start', orders: 'Aufträge', holds: 'Sperrliste', customers: 'Kunden', deliveries: 'Lieferungen',
  billing: 'Zu fakturieren', invoices: 'Rechnungen', aging: 'Altersstruktur', openItems: 'Offene Posten',
  journal: 'Journal', periods: 'Perioden', statements: 'Kontoauszüge', exceptions: 'Zuzuordnen',
  receipts: 'Zahlungseingänge', insight: 'Kennzahlen', settings: 'Einstellungen', groupOrders: 'Aufträge',
  groupBilling: 'Lieferung und Faktura', groupReceivables: 'Forderungen', groupCash: 'Zahlungen',
  groupInsight: 'Auswertung', skip: 'Zum Inhalt', menu: 'Menü', collapse: 'Navigation einklappen',
  matchPolicies: 'Abgleichrichtlinie',
  remittanceAdvice: 'Zahlungsavise',
  learnedPayers: 'Gelernte Zahler',
  expand: 'Navigation ausklappen', refunds: 'Erstattungen', bankAccounts: 'Bankkonten', trialBalance: 'Summen und Salden',
  imports: 'Importe',
  deductions: 'Abzüge',
  signOffs: 'Freigaben',
  policies: 'Richtlinien und Simulation',
  targets: 'Ziele',
  anomalies: 'Auffälligkeiten',
  changes: 'Änderungen',
};
