import type { Texts } from '../en';

export const signIn: Texts['signIn'] = {
  title: 'Connexion', email: 'Adresse e-mail', password: 'Mot de passe', submit: 'Se connecter',
  claim: 'De la commande à l’encaissement, chaque chiffre justifié.',
  or: 'ou avec votre mot de passe', sso_failed: 'Le fournisseur d’identité n’a pas pu être interrogé, ou sa réponse n’était pas valable. Réessayez.',
  sso_refused: 'Le fournisseur d’identité vous connaît, mais aucun rôle n’est prévu ici pour vous. Demandez à un administrateur.',
  sso_provider: 'Le fournisseur d’identité est injoignable. Réessayez plus tard ou connectez-vous avec votre mot de passe.',
  byPasskey: 'Se connecter avec une clé d’accès',
};
