import type { Texts } from '../en';

export const home: Texts['home'] = {
  needs: 'Was Sie jetzt braucht', figures: 'Kennzahlen', holds: 'Gesperrte Aufträge',
  exceptions: 'Zuzuordnende Bankumsätze', ready: 'Lieferungen, bereit zur Faktura', notDelivered: 'Sendungen unterwegs',
  overdue: 'Überfällige Posten', flagged: 'Auszüge, die nicht aufgehen', received: 'Zu bestätigende Aufträge',
  refunds: 'Erstattungen, bei der Bank noch nicht gesehen',
  import: 'Datei importieren',
};
