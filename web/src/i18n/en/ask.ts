export const ask = {
  ask: 'Ask the payer', send: 'Send', section: 'Question to the payer', asked: 'Asked', until: 'Answer taken until', message: 'Message',
  messageHint: 'Amount, date and text of the payment are told anyway.', days: 'Days to answer', withdraw: 'Withdraw',
  recipientHint: 'Left empty, the address of the customer.', sent: 'Question queued for {{recipient}}', answered: 'The payer answered',
  notOurs: 'The payer says that the money is not for us, and asks for its return.', documents: 'Documents that were paid',
  before_one: '{{count}} question before this one', before_other: '{{count}} questions before this one', question: 'Payer asked',
};
