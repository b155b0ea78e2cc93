export const deductions = {
  withheld: 'Warum der Rest einbehalten wurde', staysOpen: '{{number}} bleibt offen mit', why: 'Grund des Abzugs', howMuch: 'Einbehalten von',
  noReason: 'noch nicht bezahlt', empty: 'Nichts wurde einbehalten. Ein Grund wird angegeben, wo eine zu kleine Zahlung zugeordnet wird.',
  about: 'Warum Zahler einen Teil einer Rechnung einbehalten. Was nicht mehr verwendet wird, bleibt bei dem, was erfasst ist.', newReason: 'Neuer Grund',
  codeHint: 'Kleinbuchstaben, Ziffern und Unterstriche; bleibt für immer', used: 'Wählbar', builtIn: 'Überall', on: 'Verwenden', off: 'Nicht verwenden',
  onOf: '{{name}} verwenden', offOf: '{{name}} nicht verwenden', rename: 'Umbenennen',
};
