import type { Texts } from '../en';

export const start: Texts['start'] = {
  firstTitle: 'Bienvenue dans Cashlane', firstText: 'Personne ne peut encore se connecter ici. Vous devenez le premier administrateur.',
  token: 'Code d’installation', tokenHint: 'Le serveur l’a affiché à son démarrage.', firstSubmit: 'Commencer',
  welcome: 'Comment voulez-vous commencer ?', welcomeText: 'Les deux sont possibles, l’un après l’autre.',
  sampleTitle: 'Explorer la société exemple',
  sampleText: 'Une société de négoce avec ses clients, deux ans de commandes, factures, paiements et du travail qui vous attend.',
  sampleBuild: 'Construire la société exemple', sampleBuilding: 'La société exemple est en construction',
  sampleWaiting: 'La construction commence dans un instant…', sampleProgress: '{{done}} commandes reçues sur {{total}}',
  sampleOpen: 'Ouvrir la société exemple', sampleInterrupted: 'La construction s’est arrêtée trop tôt',
  sampleInterruptedText: 'Ce qui est construit reste. Pour une société exemple complète, utilisez une base de données vide.',
  ownTitle: 'Créer ma société', ownText: 'D’abord nom, adresse et compte bancaire ; ensuite clients, postes ouverts et relevé bancaire.',
  ownBegin: 'Créer ma société', companyName: 'Raison sociale', code: 'Code court', country: 'Pays', street: 'Rue et numéro',
  postalCode: 'Code postal', city: 'Ville', bankAccount: 'Compte bancaire', bankName: 'Nom du compte', iban: 'IBAN ou numéro de compte',
  create: 'Créer', checklist: 'Premiers pas avec {{name}}',
  checklistText: 'Quatre étapes jusqu’à la première facture et au premier paiement. Elles se cochent d’après ce qui existe.',
  step_customers: 'Importer les clients', hint_customers: 'Depuis un fichier CSV ou Excel.',
  step_openItems: 'Importer les postes ouverts', hint_openItems: 'Les factures impayées du système précédent.',
  step_bankFile: 'Importer un fichier bancaire', hint_bankFile: 'En camt.053, MT940 ou CSV ; les paiements trouvent leurs factures d’eux-mêmes.',
  step_invoice: 'Émettre la première facture', hint_invoice: 'Prendre une commande, la livrer, la facturer.',
  done: 'fait', open: 'à faire',
};
