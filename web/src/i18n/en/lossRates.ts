export const lossRates = {
  title: 'Loss rates',
  own: 'Set by the company. Without own rates, what was written off in two years tells them.',
  learned: 'Told by what was written off in two years; the company may set its own.',
  factor: 'Forward factor',
  hint: 'Leave all six empty to go by what was written off.',
  factorPercent: 'Forward factor, %',
  factorHint: '100 expects as much to be lost as ever.',
  all: 'Give all six rates, or none.',
  notDue: 'Not past due',
  late: '{{days}} days past due',
};
