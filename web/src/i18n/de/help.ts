import type { Texts } from '../en';

export const help: Texts['help'] = {
  title: 'Tastatur', palette: 'Überall suchen', help: 'Diese Übersicht', next: 'Nächste Zeile', previous: 'Vorige Zeile',
  open: 'Zeile öffnen', mark: 'Zeile auswählen', filter: 'Zu den Filtern',
  close: 'Oberstes schließen', lists: 'In Listen', everywhere: 'Überall', newOrder: 'Neuer Auftrag',
  views: 'Gespeicherte Ansichten',
  goTo: 'Gehe zu',
  release: 'Gewähltes freigeben',
  refuse: 'Gewähltes ablehnen',
  below: 'Nächste Position des Auftrags',
  saveOrder: 'Auftrag speichern',
  act: 'Zu den Aktionen der Auswahl',
};
