import type { Texts } from '../en';

export const shell: Texts['shell'] = {
  entity: 'Gesellschaft', account: 'Konto', signOut: 'Abmelden', theme: 'Darstellung', light: 'Hell', dark: 'Dunkel',
  auto: 'Wie das System', language: 'Sprache', search: 'Suchen', searchHint: 'Kunde, Belegnummer oder Seite',
  keyboard: 'Tastatur', newEntity: 'Neue Gesellschaft', notFound: 'Diese Seite gibt es nicht.', toHome: 'Zur Startseite',
  noEntity: 'Es gibt keine Gesellschaft, in der Sie arbeiten dürfen. Bitten Sie die Verwaltung um eine Rolle.',
  live: 'Live: was andere tun, erscheint von selbst', reconnecting: 'Verbindung wird wiederhergestellt',
  signOutThere: 'Auch bei {{provider}} abmelden',
};
