export const palette = {
  pages: 'Pages', customers: 'Customers', documents: 'Documents',
  nothing: 'Nothing found. Documents are found by number, reference or amount.',
  actions: 'Actions', settings: 'Settings', do_newOrder: 'New order', do_newCustomer: 'New customer', do_importBank: 'Import a bank file',
  do_recordReceipt: 'Record a receipt', do_allocate: 'Allocate bank entries', do_bill: 'Bill what is due', do_importFile: 'Import a file',
  do_print: 'Print this page',
  do_importAdvice: 'Take in remittance advice',
};
