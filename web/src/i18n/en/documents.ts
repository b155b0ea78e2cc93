export const documents = {
  logo: 'Logo', logoHint: 'PNG or SVG, at most 1 MiB; without one the name stands there.', upload: 'Choose a file', accent: 'Colour',
  footer: 'Legal footer', footerHint: 'Further lines, such as directors and share capital.', payment: 'How to pay',
  paymentHint: 'Printed on invoices and statements of account.', preview: 'Sample',
};
