export const lossRates = {
  title: 'Taux de perte',
  own: 'Fixés par l’entreprise. Sans taux propres, ce qui a été passé en perte en deux ans les donne.',
  learned: 'Donnés par ce qui a été passé en perte en deux ans ; l’entreprise peut fixer les siens.',
  factor: 'Facteur prospectif',
  hint: 'Laissez les six vides pour suivre les passages en perte.',
  factorPercent: 'Facteur prospectif, %',
  factorHint: '100 attend autant de pertes que par le passé.',
  all: 'Donnez les six taux, ou aucun.',
  notDue: 'Non échu',
  late: '{{days}} jours de retard',
};
