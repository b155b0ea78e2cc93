import type { Texts } from '../en';

export const state: Texts['state'] = {
  loading: 'Chargement', empty: 'Rien ici.', emptyFiltered: 'Rien ne correspond à ces filtres.', clearFilters: 'Effacer les filtres',
  retry: 'Réessayer', failed: 'L’opération a échoué', code: 'Code', field: 'Champ', requestId: 'Requête', remedy: 'Que faire',
  unreachable: 'Le serveur est injoignable. Vérifiez la connexion, puis réessayez.',
  crashed: 'Cette page a échoué. La recharger peut aider.', reload: 'Recharger',
  badDate: 'Écrivez la date sous la forme {{hint}}.', calendar: 'Ouvrir le calendrier', previousMonth: 'Mois précédent', nextMonth: 'Mois suivant',
  wouldRefuse_one: '{{count}} serait refusé', wouldRefuse_other: '{{count}} seraient refusés',
  printed: 'imprimé le {{at}}',
  missing: 'Introuvable',
  missingText: 'Cet élément n’existe pas, ou appartient à une autre société. Vérifiez l’adresse ou cherchez avec Ctrl K.',
};
