export const home = {
  needs: 'What needs you now', figures: 'Key figures', orders_held: 'Orders on hold', exceptions: 'Bank entries to be allocated',
  billing_due: 'Deliveries to be billed', deliveries_late: 'Late shipments', overdue: 'Overdue open items',
  credits_open: 'Credits to be allocated', refunds_unlinked: 'Refunds without their bank entry',
  statements_flagged: 'Statements that do not add up', orders_to_acknowledge: 'Orders to acknowledge',
  mails_failed: 'E-mails not delivered', mails_waiting: 'E-mails waiting', jobs_failed: 'Failed jobs',
  nothing: 'Nothing here is yours to do.', done: 'Done automatically', since: 'since', doneNothing: 'Nothing since then.',
  orders_accepted: 'orders passed every check', reservations_expired: 'orders held for an ended reservation',
  invoices_issued: 'invoices issued', payments_matched: 'payments applied', mails_sent: 'e-mails sent',
  import: 'Import a file',
  sign_offs: 'Waiting for a second person',
  anomalies: 'Key figures unlike themselves',
  health_alerts: 'Alerts of the system',
};
