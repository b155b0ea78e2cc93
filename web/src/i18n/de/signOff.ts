export const signOff = {
  tooMuch: 'Das ist mehr, als eine Person allein zuordnen darf',
  needed: 'Eine zweite Person muss das freigeben', ask: 'Freigabe erbitten', asked: 'Es wartet auf eine zweite Person', waits: 'Wartet auf Freigabe',
  sign: 'Freigeben', decline: 'Ablehnen', withdraw: 'Zurückziehen', apply: 'Zahlung zuordnen', settle: 'Guthaben verwenden', allocate: 'Zuordnen',
  writeOff: 'Ausbuchen', what: 'Wofür', askedBy: 'Erbeten von', decidedBy: 'Entschieden von', decided: 'Entschieden', about: 'Betrifft',
  title: 'Freigabe: {{what}}', lines: 'Was es täte', openThen: 'Damals offen', kept: 'Als Differenz behalten',
  empty: 'Nichts wartet auf eine zweite Person.', rules: 'Freigabe durch eine zweite Person',
  applications: 'Von Hand zugeordnet ohne zweite Person bis', adjustments: 'Je Posten nachgelassen ohne zweite Person bis',
  never: 'jeder Betrag', rulesHint: 'Je Zeile: EUR 5000.00. Leer: jeder Betrag. Eine Währung, die neben anderen fehlt, braucht immer eine zweite Person.',
};
