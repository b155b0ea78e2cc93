import type { Texts } from '../en';

export const shell: Texts['shell'] = {
  entity: 'Société', account: 'Compte', signOut: 'Se déconnecter', theme: 'Apparence', light: 'Clair', dark: 'Sombre',
  auto: 'Comme le système', language: 'Langue', search: 'Rechercher', searchHint: 'Client, numéro de document ou page', keyboard: 'Clavier',
  newEntity: 'Nouvelle société', notFound: 'Cette page n’existe pas.', toHome: 'Aller à l’accueil',
  noEntity: 'Aucune société ne vous est ouverte. Demandez un rôle à un administrateur.',
  live: 'En direct : ce que font les autres apparaît tout seul', reconnecting: 'Reconnexion',
  signOutThere: 'Se déconnecter aussi de {{provider}}',
};
