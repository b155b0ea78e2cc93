export const lossRates = {
  title: 'Loss rates',
  own: 'Set by the company. Without own rates, what was written off in two years tells them.',
  learned: 'Told by what was written off in two years; the company may set its own.',
  of: 'Lost of {{bucket}}',
  factor: 'Forward factor',
  percentOf: 'Lost of {{bucket}}, %',
  hint: 'Leave all six empty to go by what was written off.',
  factorPercent: 'Forward factor, %',
  factorHint: '100 expects as much to be lost as ever.',
  all: 'Give all six rates, or none.',
};
