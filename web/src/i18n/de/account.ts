import type { Texts } from '../en';

export const account: Texts['account'] = {
  title: 'Mein Konto', me: 'Über mich', password: 'Kennwort', oldPassword: 'Bisheriges Kennwort', newPassword: 'Neues Kennwort',
  passwordRule: 'Mindestens 12 Zeichen, etwa vier zufällige Wörter.', changePassword: 'Kennwort ändern',
  passwordChanged: 'Das Kennwort ist geändert. Alle anderen Sitzungen sind beendet.',
  othersEnd: 'Beendet alle Ihre anderen Sitzungen.', sessions: 'Wo ich angemeldet bin', device: 'Gerät', address: 'Adresse',
  strength: 'Angemeldet mit', since: 'Seit', lastUsed: 'Zuletzt benutzt', end: 'Beenden', endOthers: 'Alle anderen beenden',
  thisOne: 'diese', unknownDevice: 'Unbekanntes Gerät', by_password: 'Kennwort',
};
