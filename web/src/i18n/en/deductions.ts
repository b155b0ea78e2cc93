export const deductions = {
  withheld: 'Why the rest was withheld', staysOpen: '{{number}} stays open for', why: 'Reason why it was withheld', howMuch: 'Withheld of',
  noReason: 'not paid yet', empty: 'Nothing was withheld. A reason is given where a payment is applied that falls short.',
  about: 'Why payers withhold a part of an invoice. What is not used any more stays with what was recorded.', newReason: 'New reason',
  codeHint: 'Small letters, digits and underscores; fixed for good', used: 'Can be chosen', builtIn: 'Everywhere', on: 'Use', off: 'Do not use',
  onOf: 'Use {{name}}', offOf: 'Do not use {{name}}', rename: 'Rename',
};
