import type { Texts } from '../en';

export const help: Texts['help'] = {
  title: 'Tastatur', palette: 'Überall suchen', help: 'Diese Übersicht', next: 'Nächste Zeile', previous: 'Vorige Zeile',
  open: 'Zeile öffnen', mark: 'Zeile auswählen', filter: 'Zu den Filtern', go: 'Gehe zu {{page}}',
  close: 'Oberstes schließen', lists: 'In Listen', everywhere: 'Überall', newOrder: 'Neuer Auftrag',
  views: 'Gespeicherte Ansichten',
};
