export const home = {
  needs: 'What needs you now', figures: 'Key figures', orders_held: 'Orders on hold', exceptions: 'Bank entries to be allocated',
  billing_due: 'Deliveries to be billed', deliveries_late: 'Shipments that are late', overdue: 'Overdue open items',
  statements_flagged: 'Statements that do not add up', orders_to_acknowledge: 'Orders to acknowledge',
  mails_failed: 'E-mails that could not be sent', mails_waiting: 'E-mails waiting to be sent', jobs_failed: 'Jobs that failed',
  nothing: 'Nothing here is yours to do.', done: 'What happened by itself', since: 'since', doneNothing: 'Nothing since then.',
  orders_accepted: 'orders passed every check', reservations_expired: 'orders held for an ended reservation',
  invoices_issued: 'invoices issued', payments_matched: 'payments applied', mails_sent: 'e-mails sent',
  import: 'Import a file',
};
