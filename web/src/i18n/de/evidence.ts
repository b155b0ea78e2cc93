import type { Texts } from '../en';

export const evidence: Texts['evidence'] = {
  unknownProduct: 'Kein Artikel hat die Nummer {{sku}}.', retired: 'Artikel {{sku}} wird nicht mehr verkauft.',
  priceDiffers: 'Preis des Kunden {{given}}, vereinbart {{agreed}} {{currency}}.',
  nothingAgreed: 'Preis des Kunden {{given}} {{currency}}; ein Preis ist nicht vereinbart.',
  duplicate: 'Die Bestellnr. {{number}} steht schon auf Auftrag {{order}} ({{status}}).',
  noAddress: 'Kunde {{customer}} hat keine vollständige Adresse, an die geliefert werden kann.',
  noPrice: 'Für {{sku}} ist kein Preis vereinbart, und der Kunde nennt keinen.', noTax: 'Die Steuer auf {{sku}} ist nicht bekannt: {{because}}',
  credit: 'Der Auftrag braucht {{needed}}; vom Limit von {{limit}} sind {{taken}} belegt.',
  noLimit: 'Der Auftrag braucht {{needed}}; {{taken}} sind belegt.', blocked: 'Kunde {{number}} ist gesperrt: {{reason}}',
  expired: 'Kredit von {{amount}} wurde am {{at}} vorgemerkt; seine {{days}} Tage sind um.',
  lessDiscount: 'Das sind {{base}} abzüglich {{percent}} %.',
  because: 'Grund: {{reason}}',
  belowMinimum: 'Kommt auf {{net}}, weniger als der Mindestauftrag von {{minimum}}',
  noField: 'Es fehlt: {{field}}',
  creditPolicy: 'Richtlinie {{policy}}: {{reasons}}',
};
