import type { Texts } from '../en';

export const signIn: Texts['signIn'] = {
  title: 'Anmelden', email: 'E-Mail-Adresse', password: 'Passwort', submit: 'Anmelden',
  claim: 'Vom Auftrag zum Geld, jede Zahl nachvollziehbar.',
  or: 'oder mit Passwort', sso_failed: 'Der Identitätsanbieter konnte nicht gefragt werden, oder seine Antwort war nicht gültig. Versuchen Sie es noch einmal.',
  sso_refused: 'Der Identitätsanbieter kennt Sie, aber hier ist keine Rolle für Sie vorgesehen. Fragen Sie einen Administrator.',
  sso_provider: 'Der Identitätsanbieter ist nicht erreichbar. Versuchen Sie es später, oder melden Sie sich mit Passwort an.',
  byPasskey: 'Mit Passkey anmelden',
};
