export const lossRates = {
  title: 'Ausfallquoten',
  own: 'Vom Unternehmen gesetzt. Ohne eigene Quoten gilt, was in zwei Jahren ausgebucht wurde.',
  learned: 'Aus dem, was in zwei Jahren ausgebucht wurde; das Unternehmen kann eigene setzen.',
  factor: 'Ausblicksfaktor',
  hint: 'Alle sechs leer lassen, um nach den Ausbuchungen zu gehen.',
  factorPercent: 'Ausblicksfaktor, %',
  factorHint: '100 erwartet so viel Ausfall wie bisher.',
  all: 'Alle sechs Quoten angeben, oder keine.',
  notDue: 'Nicht überfällig',
  late: '{{days}} Tage überfällig',
};
