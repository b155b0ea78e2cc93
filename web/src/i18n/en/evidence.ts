export const evidence = {
  unknownProduct: 'No product has the number {{sku}}.', retired: 'Product {{sku}} is no longer sold.',
  priceDiffers: 'The customer’s price is {{given}}, the agreed price {{agreed}} {{currency}}.',
  nothingAgreed: 'The customer’s price is {{given}} {{currency}}; no price is agreed.',
  duplicate: 'Customer order no. {{number}} is already on order {{order}} ({{status}}).',
  noAddress: 'Customer {{customer}} has no complete address to send the goods to.',
  noPrice: 'No price is agreed for {{sku}} and the customer names none.', noTax: 'The tax on {{sku}} is not known: {{because}}',
  credit: 'The order needs {{needed}}; {{taken}} of the limit of {{limit}} are taken.',
  noLimit: 'The order needs {{needed}}; {{taken}} are taken.', blocked: 'Customer {{number}} is blocked: {{reason}}',
  expired: 'Credit of {{amount}} was set aside on {{at}}; its {{days}} days are over.',
  lessDiscount: 'That is {{base}} less {{percent}} %.',
  because: 'Because: {{reason}}',
};
