export const orders = {
  title: 'Order {{number}}', lines: 'Lines', holds: 'Holds', released: 'Released', acknowledge: 'Acknowledge',
  confirmedOn: 'Confirmed date', confirmedHint: 'Left empty, the usual lead time counts.', cancel: 'Cancel order',
  refuse: 'Refuse', release: 'Release', force: 'Release although the credit limit is exceeded', ship: 'Ship all that is open',
  line: 'line {{number}}', done: '{{count}} done', refusedSome: '{{count}} refused', deliveries: 'Deliveries',
  invoices: 'Invoices',
};
