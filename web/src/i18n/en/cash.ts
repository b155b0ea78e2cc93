export const cash = {
  statement: 'Statement {{number}}', upload: 'Import bank file', match: 'Match again', matched: '{{done}} applied, {{left}} left',
  apply: 'Apply', allocate: 'Allocate by hand', remainder: 'Remainder', accept: 'Take the proposal', setAside: 'Set aside',
  takeBack: 'Take back', reverse: 'Undo receipt', pickCustomer: 'Customer who paid', automatic: 'Applied automatically',
  entry: 'Bank entry of {{date}}', imported: '{{count}} statements imported', rest: 'What is left stays on account.',
};
