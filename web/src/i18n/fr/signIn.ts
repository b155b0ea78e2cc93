import type { Texts } from '../en';

export const signIn: Texts['signIn'] = {
  title: 'Connexion', email: 'Adresse e-mail', password: 'Mot de passe', submit: 'Se connecter',
  claim: 'De la commande à l’encaissement, chaque chiffre justifié.',
};
