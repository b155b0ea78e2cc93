export const answer = {
  title: 'What is this payment for?', received: 'We received {{amount}} on {{date}} and cannot tell what it settles.',
  number: 'Invoice or document no.', addRow: 'Add a document', removeRow: 'Remove document {{place}}', message: 'Message',
  notOurs: 'This money is not meant for you. Please return it.', send: 'Send the answer',
  thanks: 'Thank you. {{company}} has your answer.', over: 'No answer is needed any more. For anything else, write to {{company}}.',
  unknown: 'This link leads nowhere', unknownText: 'Check that it was copied whole. A link that is too old does not work any more.',
};
