export const insight = {
  trend: 'By month', parts: 'Parts', cases: 'Documents behind it', value: 'Value', casesCount: '{{count}} documents',
  noValue: 'n/a', last12: 'The last 12 months', chart: '{{name}} by month',
  unit: { days: 'days', hours: 'hours', '%': '%', amount: '', 'per day': 'per day', orders: 'orders', lines: 'lines', times: 'times' },
};
