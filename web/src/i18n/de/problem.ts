import type { Texts } from '../en';

export const problem: Texts['problem'] = {
  password_breached: {
    detail: 'Dieses Passwort ist aus Einbrüchen in andere Systeme bekannt; wer Passwörter errät, probiert es zuerst.',
    remedy: 'Wählen Sie ein anderes, etwa vier zufällige Wörter.',
  },
  passkey_refused: {
    detail: 'Der Passkey wurde abgelehnt: Er wurde entfernt oder gilt hier nicht, es dauerte zu lange, oder das Konto ist gesperrt oder nicht aktiv.',
    remedy: 'Versuchen Sie es noch einmal, oder melden Sie sich mit Passwort an.',
  },
  passkey_cancelled: {
    detail: 'Es wurde kein Passkey gezeigt: abgebrochen, oder es dauerte zu lange.',
    remedy: 'Versuchen Sie es noch einmal.',
  },
  passkey_known: {
    detail: 'Dieses Gerät oder dieser Sicherheitsschlüssel hat schon einen Passkey Ihres Kontos.',
    remedy: 'Nehmen Sie diesen, oder wählen Sie ein anderes Gerät.',
  },
};
