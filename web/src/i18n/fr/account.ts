import type { Texts } from '../en';

export const account: Texts['account'] = {
  title: 'Mon compte', me: 'À propos de moi', password: 'Mot de passe', oldPassword: 'Mot de passe actuel', newPassword: 'Nouveau mot de passe',
  passwordRule: 'Au moins 12 caractères, par exemple quatre mots au hasard.', changePassword: 'Changer le mot de passe',
  passwordChanged: 'Le mot de passe est changé. Toutes les autres sessions sont terminées.',
  othersEnd: 'Termine toutes vos autres sessions.', sessions: 'Où je suis connecté', device: 'Appareil', address: 'Adresse',
  strength: 'Connecté par', since: 'Depuis', lastUsed: 'Dernière utilisation', end: 'Terminer', endOthers: 'Terminer toutes les autres',
  thisOne: 'celle-ci', unknownDevice: 'Appareil inconnu', by_password: 'Mot de passe',
  by_second_factor: 'Mot de passe et code', secondFactor: 'Second facteur',
  factorOn: 'À chaque connexion par mot de passe, un code de votre application d’authentification est demandé.',
  factorOff: 'Seul votre mot de passe protège votre compte. Un code d’une application d’authentification sur votre téléphone le protège mieux.',
  factorSetUp: 'Configurer une application d’authentification', factorRemove: 'Retirer le second facteur',
  factorDemanded: 'Votre rôle exige un second facteur.', codesLeft_one: 'Il reste {{count}} code de secours', codesLeft_other: 'Il reste {{count}} codes de secours',
  codesRenew: 'Nouveaux codes de secours', codesTitle: 'Vos codes de secours', codesSave: 'Enregistrer dans un fichier', codesKept: 'Je les ai conservés',
  codesText: 'Chacun remplace une fois un code si votre téléphone est perdu. Ils ne sont montrés que maintenant : gardez-les en lieu sûr.',
  reassure: 'Votre mot de passe, s’il vous plaît', scan: 'Lisez cette image avec une application d’authentification, puis saisissez le code affiché.',
  picture: 'Image pour l’application d’authentification', typeIn: 'Ou saisissez ce secret dans l’application :', firstCode: 'Code de l’application', confirm: 'Confirmer',
  code: 'Code', codeHint: 'De votre application d’authentification, ou un code de secours.', beginAgain: 'Recommencer',
  by_single_sign_on: 'Authentification unique',
  signingIn: 'Connexion', endAll: 'Terminer toutes les sessions', reset: 'Réinitialiser le second facteur', demand: 'Exiger un second facteur',
  demandNot: 'Ne plus exiger de second facteur', hasFactor: 'A un second facteur.', hasNoFactor: 'N’a pas de second facteur.', isDemanded: 'Il est exigé.',
};
