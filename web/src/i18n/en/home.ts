export const home = {
  needs: 'What needs you now', figures: 'Key figures', holds: 'Orders on hold', exceptions: 'Bank entries to be allocated',
  ready: 'Deliveries ready to be billed', notDelivered: 'Shipments on their way', overdue: 'Overdue open items',
  flagged: 'Statements that do not add up', received: 'Orders to acknowledge', refunds: 'Refunds not yet seen at the bank',
  import: 'Import a file',
};
