import type { Texts } from '../en';

export const signIn: Texts['signIn'] = {
  title: 'Anmelden', email: 'E-Mail-Adresse', password: 'Kennwort', submit: 'Anmelden',
  claim: 'Vom Auftrag zum Geld, jede Zahl nachvollziehbar.',
};
