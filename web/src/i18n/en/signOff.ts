export const signOff = {
  tooMuch: 'It is more than one person may apply alone',
  needed: 'A second person must sign this', ask: 'Ask for sign-off', asked: 'It waits for a second person', waits: 'Waits for sign-off',
  sign: 'Sign', decline: 'Decline', withdraw: 'Withdraw', apply: 'Apply a payment', settle: 'Use a credit', allocate: 'Allocate',
  writeOff: 'Write off', what: 'What for', askedBy: 'Asked by', decidedBy: 'Decided by', decided: 'Decided', about: 'About',
  title: 'Sign-off: {{what}}', lines: 'What it would do', openThen: 'Open when asked', kept: 'Kept as a difference',
  empty: 'Nothing waits for a second person.', rules: 'Sign-off by a second person',
  applications: 'Applied by hand without a second person up to', adjustments: 'Given up of one item without a second person up to',
  never: 'any amount', rulesHint: 'One a line: EUR 5000.00. Empty: any amount. A currency that is missing beside others always needs a second person.',
};
