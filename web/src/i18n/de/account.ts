import type { Texts } from '../en';

export const account: Texts['account'] = {
  title: 'Mein Konto', me: 'Über mich', password: 'Passwort', oldPassword: 'Bisheriges Passwort', newPassword: 'Neues Passwort',
  passwordRule: 'Mindestens 12 Zeichen, etwa vier zufällige Wörter.', changePassword: 'Passwort ändern',
  passwordChanged: 'Das Passwort ist geändert. Alle anderen Sitzungen sind beendet.',
  othersEnd: 'Beendet alle Ihre anderen Sitzungen.', sessions: 'Wo ich angemeldet bin', device: 'Gerät', address: 'Adresse',
  strength: 'Angemeldet mit', since: 'Seit', lastUsed: 'Zuletzt benutzt', end: 'Beenden', endOthers: 'Alle anderen beenden',
  thisOne: 'diese', unknownDevice: 'Unbekanntes Gerät', by_password: 'Passwort',
  by_second_factor: 'Passwort und Code', secondFactor: 'Zweiter Faktor',
  factorOn: 'Bei jeder Anmeldung mit Ihrem Passwort wird ein Code Ihrer Authenticator-App verlangt.',
  factorOff: 'Nur Ihr Passwort schützt Ihr Konto. Ein Code einer Authenticator-App auf Ihrem Telefon schützt es besser.',
  factorSetUp: 'Authenticator-App einrichten', factorRemove: 'Zweiten Faktor entfernen',
  factorDemanded: 'Ihre Rolle verlangt einen zweiten Faktor.', codesLeft_one: 'Noch {{count}} Wiederherstellungscode', codesLeft_other: 'Noch {{count}} Wiederherstellungscodes',
  codesRenew: 'Neue Wiederherstellungscodes', codesTitle: 'Ihre Wiederherstellungscodes', codesSave: 'Als Datei sichern', codesKept: 'Ich habe sie verwahrt',
  codesText: 'Jeder ersetzt einmal einen Code, wenn Ihr Telefon verloren ist. Sie werden nur jetzt gezeigt: Verwahren Sie sie sicher.',
  reassure: 'Ihr Passwort, bitte', scan: 'Lesen Sie dieses Bild mit einer Authenticator-App ein und geben Sie dann den Code ein, den sie zeigt.',
  picture: 'Bild für die Authenticator-App', typeIn: 'Oder geben Sie dieses Geheimnis in die App ein:', firstCode: 'Code der App', confirm: 'Bestätigen',
  code: 'Code', codeHint: 'Aus Ihrer Authenticator-App, oder ein Wiederherstellungscode.', beginAgain: 'Von vorn beginnen',
  by_single_sign_on: 'Single Sign-on',
  signingIn: 'Anmeldung', endAll: 'Alle Sitzungen beenden', reset: 'Zweiten Faktor zurücksetzen', demand: 'Zweiten Faktor verlangen',
  demandNot: 'Zweiten Faktor nicht mehr verlangen', hasFactor: 'Hat einen zweiten Faktor.', hasNoFactor: 'Hat keinen zweiten Faktor.', isDemanded: 'Er wird verlangt.',
};
