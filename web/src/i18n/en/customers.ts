export const customers = {
  exposure: 'Credit exposure', limit: 'Limit', headroom: 'Headroom', noLimit: 'No limit set', noExposure: 'No exposure yet.',
  total: 'Exposure', open_items: 'Open items', delivered: 'Delivered, not invoiced', ordered: 'Open orders', reserved: 'Reserved',
  setLimit: 'Set limit', limitHint: 'Empty: no limit.', statement: 'Statement of account', block: 'Block', unblock: 'Lift the block',
  withOrder: 'With this order', new: 'New customer', created: 'Customer created', editTitle: 'Edit {{name}}',
  itself: 'Same customer', usual: 'Default', who: 'General', terms: 'Tax and terms',
  roles: 'Ship to, bill to and payer, where another customer', addresses: 'Addresses', contacts: 'Contacts',
  bankAccounts: 'Bank accounts', checked: 'Checked: this can be saved.', mails: 'Documents sent',
  behaviour: 'Payment behaviour', nothingSettled: 'No invoice has been settled yet.',
  settled: '{{number}}: due {{due}}, settled {{settled}}',
  plotHint: 'Each dot is an invoice at its due date; its height is the days until it was settled after (above) or before (below) the line.',
};
