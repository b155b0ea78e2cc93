import type { Texts } from '../en';

export const state: Texts['state'] = {
  loading: 'Lädt', empty: 'Hier ist nichts.', emptyFiltered: 'Nichts passt zu diesen Filtern.', clearFilters: 'Filter löschen',
  retry: 'Erneut versuchen', failed: 'Vorgang fehlgeschlagen', code: 'Code', field: 'Feld', requestId: 'Anfrage', remedy: 'Abhilfe',
  unreachable: 'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  crashed: 'Diese Seite ist fehlgeschlagen. Neu laden kann helfen.', reload: 'Neu laden',
  badDate: 'Schreiben Sie das Datum als {{hint}}.', calendar: 'Kalender öffnen', previousMonth: 'Voriger Monat', nextMonth: 'Nächster Monat',
  wouldRefuse_one: '{{count}} würde abgelehnt', wouldRefuse_other: '{{count}} würden abgelehnt',
  printed: 'gedruckt {{at}}',
  missing: 'Nicht gefunden',
  missingText: 'Das gibt es nicht, oder es gehört zu einer anderen Gesellschaft. Prüfen Sie die Adresse oder suchen Sie mit Strg K.',
};
