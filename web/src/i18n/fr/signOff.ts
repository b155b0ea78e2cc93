export const signOff = {
  tooMuch: 'C’est plus qu’une seule personne ne peut affecter',
  needed: 'Une seconde personne doit valider', ask: 'Demander la validation', asked: 'Une seconde personne est sollicitée',
  waits: 'Attend une validation', sign: 'Valider', decline: 'Refuser', withdraw: 'Retirer', apply: 'Affecter un paiement',
  settle: 'Utiliser un crédit', allocate: 'Affecter', writeOff: 'Passer en perte', what: 'Objet', askedBy: 'Demandé par',
  decidedBy: 'Décidé par', decided: 'Décidé le', about: 'Concerne', title: 'Validation : {{what}}', lines: 'Ce qui serait fait',
  openThen: 'Ouvert lors de la demande', kept: 'Gardé comme écart', empty: 'Rien n’attend une seconde personne.',
  rules: 'Validation par une seconde personne', applications: 'Affecté à la main sans seconde personne jusqu’à',
  adjustments: 'Abandonné par poste sans seconde personne jusqu’à', never: 'tout montant',
  rulesHint: 'Une par ligne : EUR 5000.00. Vide : tout montant. Une devise absente à côté d’autres exige toujours une seconde personne.',
};
