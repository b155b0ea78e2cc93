import type { Texts } from '../en';

export const account: Texts['account'] = {
  title: 'Mon compte', me: 'À propos de moi', password: 'Mot de passe', oldPassword: 'Mot de passe actuel', newPassword: 'Nouveau mot de passe',
  passwordRule: 'Au moins 12 caractères, par exemple quatre mots au hasard.', changePassword: 'Changer le mot de passe',
  passwordChanged: 'Le mot de passe est changé. Toutes les autres sessions sont terminées.',
  othersEnd: 'Termine toutes vos autres sessions.', sessions: 'Où je suis connecté', device: 'Appareil', address: 'Adresse',
  strength: 'Connecté par', since: 'Depuis', lastUsed: 'Dernière utilisation', end: 'Terminer', endOthers: 'Terminer toutes les autres',
  thisOne: 'celle-ci', unknownDevice: 'Appareil inconnu', by_password: 'Mot de passe',
};
