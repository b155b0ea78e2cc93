export const problem = {
  password_breached: {
    detail: 'Dieses Passwort ist aus Einbrüchen in andere Systeme bekannt; wer Passwörter errät, probiert es zuerst.',
    remedy: 'Wählen Sie ein anderes, etwa vier zufällige Wörter.',
  },
};
