export const ask = {
  ask: 'Interroger le payeur', send: 'Envoyer', section: 'Question au payeur', asked: 'Demandé le', until: 'Réponse possible jusqu’au',
  message: 'Message', messageHint: 'Le montant, la date et le libellé du paiement sont indiqués de toute façon.', days: 'Jours pour répondre',
  withdraw: 'Retirer', recipientHint: 'Vide : l’adresse du client.', sent: 'Question en file pour {{recipient}}',
  answered: 'Le payeur a répondu', notOurs: 'Le payeur dit que l’argent n’est pas pour nous et en demande le retour.',
  documents: 'Documents payés', before_one: '{{count}} question avant celle-ci', before_other: '{{count}} questions avant celle-ci',
  question: 'Payeur interrogé',
};
