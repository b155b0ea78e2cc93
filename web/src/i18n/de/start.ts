import type { Texts } from '../en';

export const start: Texts['start'] = {
  firstTitle: 'Willkommen bei Cashlane', firstText: 'Hier kann sich noch niemand anmelden. Sie werden der erste Administrator.',
  token: 'Einrichtungscode', tokenHint: 'Der Server hat ihn beim Start ausgegeben.', firstSubmit: 'Beginnen',
  welcome: 'Wie möchten Sie beginnen?', welcomeText: 'Beides geht, auch nacheinander.',
  sampleTitle: 'Das Beispielunternehmen erkunden',
  sampleText: 'Ein Handelsunternehmen mit Kunden, zwei Jahren Aufträgen, Rechnungen, Zahlungen und Arbeit, die auf Sie wartet.',
  sampleBuild: 'Beispielunternehmen aufbauen', sampleBuilding: 'Das Beispielunternehmen wird aufgebaut',
  sampleWaiting: 'Der Aufbau beginnt gleich …', sampleProgress: '{{done}} von {{total}} Aufträgen angenommen',
  sampleOpen: 'Beispielunternehmen öffnen', sampleInterrupted: 'Der Aufbau endete vorzeitig',
  sampleInterruptedText: 'Was bis dahin aufgebaut war, bleibt. Für ein ganzes Beispielunternehmen braucht es eine leere Datenbank.',
  ownTitle: 'Mein Unternehmen einrichten', ownText: 'Jetzt Name, Anschrift und Bankkonto; danach Kunden, offene Posten und Kontoauszug.',
  ownBegin: 'Mein Unternehmen einrichten', companyName: 'Firma', code: 'Kürzel', country: 'Land', street: 'Straße und Nummer',
  postalCode: 'Postleitzahl', city: 'Ort', bankAccount: 'Bankkonto', bankName: 'Name des Kontos', iban: 'IBAN oder Kontonummer',
  create: 'Anlegen', checklist: 'Erste Schritte mit {{name}}',
  checklistText: 'Vier Schritte bis zur ersten Rechnung und zur ersten Zahlung. Abgehakt wird nach dem, was da ist.',
  step_customers: 'Kunden importieren', hint_customers: 'Aus einer CSV- oder Excel-Datei.',
  step_openItems: 'Offene Posten importieren', hint_openItems: 'Unbezahlte Rechnungen aus dem System davor.',
  step_bankFile: 'Bankdatei importieren', hint_bankFile: 'Als camt.053, MT940 oder CSV; Zahlungen finden ihre Rechnungen selbst.',
  step_invoice: 'Erste Rechnung stellen', hint_invoice: 'Auftrag annehmen, liefern, abrechnen.',
  done: 'erledigt', open: 'offen',
};
