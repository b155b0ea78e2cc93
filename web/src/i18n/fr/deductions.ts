export const deductions = {
  withheld: 'Pourquoi le reste a été retenu', staysOpen: '{{number}} reste ouverte pour', why: 'Motif de la retenue', howMuch: 'Retenu sur',
  noReason: 'pas encore payé', empty: 'Rien n’a été retenu. Un motif est indiqué là où un paiement insuffisant est affecté.',
  about: 'Pourquoi des payeurs retiennent une partie d’une facture. Ce qui n’est plus utilisé reste avec ce qui est enregistré.',
  newReason: 'Nouveau motif', codeHint: 'Minuscules, chiffres et soulignés ; définitif', used: 'Peut être choisi', builtIn: 'Partout',
  on: 'Utiliser', off: 'Ne pas utiliser', onOf: 'Utiliser {{name}}', offOf: 'Ne pas utiliser {{name}}', rename: 'Renommer',
};
