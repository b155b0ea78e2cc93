export const customers = {
  exposure: 'Credit exposure', limit: 'Limit', headroom: 'Headroom', noLimit: 'No limit is set', noExposure: 'No exposure yet.',
  total: 'Exposure', open_items: 'Open items', delivered: 'Delivered, not invoiced', ordered: 'Open orders', reserved: 'Reserved',
  setLimit: 'Set limit', limitHint: 'Empty: no limit.', statement: 'Statement of account', block: 'Block', unblock: 'Lift the block',
  withOrder: 'With this order',
};
