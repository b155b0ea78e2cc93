import { NO_OPTIONS, NO_RULE, type Draft, type FileHead, type FileOptions, type ImportKind } from './draft';

/** What columns are called elsewhere, by field; written small and without anything but letters and digits. */
const NAMES: Record<string, string[]> = {
  number: [
    'no',
    'nr',
    'id',
    'customerno',
    'customernumber',
    'kundennummer',
    'kundennr',
    'numero',
    'invoiceno',
    'rechnungsnummer',
    'belegnummer',
    'numerofacture',
  ],
  name: [
    'customername',
    'companyname',
    'company',
    'firma',
    'kunde',
    'bezeichnung',
    'productname',
    'description',
    'artikel',
    'nom',
    'raisonsociale',
    'designation',
    'libelle',
  ],
  customer: [
    'customerid',
    'customerno',
    'customernumber',
    'kunde',
    'kundennummer',
    'kundennr',
    'client',
    'numeroclient',
    'debitor',
    'account',
  ],
  country: ['countrycode', 'land', 'laendercode', 'pays'],
  language: ['sprache', 'langue'],
  currency: ['currencycode', 'waehrung', 'whrg', 'devise'],
  segment: ['group', 'gruppe', 'kundengruppe', 'groupe'],
  vat_id: ['vat', 'vatno', 'vatnumber', 'ustid', 'ustidnr', 'numerotva', 'tvaintra'],
  tax_number: ['taxno', 'steuernummer', 'numerofiscal'],
  email: ['mail', 'emailaddress', 'courriel'],
  payment_term: ['terms', 'paymentterms', 'zahlungsbedingung', 'zahlungsziel', 'conditiondepaiement'],
  street: ['address', 'addressline1', 'strasse', 'adresse', 'rue'],
  postal_code: ['zip', 'zipcode', 'postcode', 'plz', 'postleitzahl', 'codepostal'],
  city: ['town', 'ort', 'stadt', 'ville'],
  region: ['state', 'province', 'county', 'bundesland'],
  contact_name: ['contact', 'ansprechpartner', 'interlocuteur'],
  contact_phone: ['phone', 'telephone', 'telefon'],
  credit_limit: ['limit', 'kreditlimit', 'plafond'],
  sku: [
    'article',
    'articleno',
    'articlenumber',
    'itemno',
    'itemnumber',
    'productid',
    'productno',
    'artikelnummer',
    'artikelnr',
    'stockcode',
    'reference',
    'referencearticle',
  ],
  unit: ['uom', 'unitofmeasure', 'einheit', 'mengeneinheit', 'unite'],
  tax_class: ['taxcode', 'steuerklasse', 'classefiscale'],
  list: ['pricelist', 'preisliste', 'tarif', 'listeprix'],
  min_quantity: ['minqty', 'minimumquantity', 'mindestmenge', 'quantitemin'],
  unit_price: ['price', 'netprice', 'preis', 'einzelpreis', 'stueckpreis', 'prix', 'prixunitaire'],
  valid_from: ['from', 'startdate', 'gueltigab', 'validedu'],
  valid_to: ['to', 'until', 'enddate', 'gueltigbis', 'valideau'],
  quantity: ['qty', 'menge', 'anzahl', 'quantite'],
  customer_order_no: ['ponumber', 'purchaseorder', 'bestellnummer', 'kundenbestellnummer', 'bondecommande'],
  customer_name: ['kundenname', 'nomclient'],
  ordered_on: ['orderdate', 'bestelldatum', 'auftragsdatum', 'datecommande'],
  received_at: ['receivedat', 'invoicedate', 'eingang'],
  requested_on: ['requesteddate', 'deliverydate', 'wunschtermin', 'liefertermin', 'datesouhaitee'],
  note: ['comment', 'notes', 'bemerkung', 'hinweis', 'commentaire', 'remarque'],
  order: ['orderno', 'ordernumber', 'auftragsnummer', 'numerocommande'],
  shipped_at: ['shipdate', 'shippeddate', 'versanddatum', 'dateexpedition'],
  delivered_at: ['delivereddate', 'lieferdatum', 'datelivraison'],
  carrier: ['shipper', 'spediteur', 'transporteur'],
  tracking_no: ['tracking', 'trackingnumber', 'sendungsnummer', 'numerosuivi'],
  line_no: ['line', 'position', 'pos', 'ligne'],
  kind: ['type', 'art', 'belegart'],
  open: ['openamount', 'residual', 'balance', 'offen', 'offenerbetrag', 'solde', 'montantouvert'],
  issued_on: ['date', 'issuedate', 'invoicedate', 'rechnungsdatum', 'belegdatum', 'datefacture'],
  due_on: ['due', 'duedate', 'faellig', 'faelligkeit', 'faelligam', 'echeance'],
  posted_on: ['postingdate', 'buchungsdatum', 'datecomptable'],
  reference: ['paymentreference', 'verwendungszweck', 'zahlungsreferenz', 'text', 'communication'],
  amount: ['sum', 'paid', 'betrag', 'montant'],
  received_on: ['date', 'paymentdate', 'valuedate', 'zahlungsdatum', 'eingangsdatum', 'datepaiement'],
  invoice: ['invoiceno', 'invoicenumber', 'rechnung', 'rechnungsnummer', 'facture'],
  ledger_account: ['account', 'konto', 'compte'],
  iban: ['bankaccount', 'kontonummer'],
  bic: ['swift'],
};

/** A column's name without case, accents, blanks and signs; umlauts are written out. */
function bare(name: string): string {
  const small = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  return small.normalize('NFD').replace(/[^a-z0-9]/g, '');
}

/** The column for each field that has one by its name; no column serves two fields. */
export function suggestColumns(fields: { name: string }[], columns: string[]): Record<string, string> {
  const suggested: Record<string, string> = {};
  const free = new Set(columns);
  const take = (field: string, wanted: (column: string) => boolean) => {
    const found = [...free].find(wanted);
    if (suggested[field] !== undefined || found === undefined) return;
    suggested[field] = found;
    free.delete(found);
  };
  // Names of the fields themselves come before what they may be called elsewhere.
  for (const { name } of fields) take(name, (column) => bare(column) === bare(name));
  for (const { name } of fields) take(name, (column) => (NAMES[name] ?? []).includes(bare(column)));
  return suggested;
}

/** How numbers and dates are written, as far as the first rows show it. */
export function suggestFormats(head: FileHead): Pick<FileOptions, 'decimal' | 'thousands' | 'date_format'> {
  const cells = head.rows.flatMap((row) => row.cells).map((cell) => cell.trim());
  const comma = cells.some((cell) => /^-?(\d{1,3}(\.\d{3})+|\d+),\d+$/.test(cell));
  const point = cells.some((cell) => /^-?(\d{1,3}(,\d{3})+|\d+)\.\d+$/.test(cell));
  const slashes = cells.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{4}$/.exec(cell) ?? [];
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }];
  });
  const dotted = cells.some((cell) => /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(cell));
  const slashed = slashes.some(({ second }) => second > 12) ? '%m/%d/%Y' : '%d/%m/%Y';
  return {
    decimal: comma && !point ? ',' : '',
    thousands: comma && !point ? '.' : cells.some((cell) => /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell)) ? ',' : '',
    date_format: dotted ? '%d.%m.%Y' : slashes.length > 0 ? slashed : '',
  };
}

/** A mapping to begin with, by what the file's columns are called and how its first rows are written. */
export function suggestDraft(kind: ImportKind, head: FileHead, options: FileOptions = NO_OPTIONS): Draft {
  const columns = suggestColumns(kind.fields, head.columns);
  const fields = kind.fields.map((field) => [field.name, { ...NO_RULE, column: columns[field.name] ?? '' }] as const);
  return {
    options: { ...options, ...suggestFormats(head) },
    fields: Object.fromEntries(fields),
    group_by: ['customer_order_no', 'order'].filter((name) => columns[name] !== undefined),
    booking: {},
  };
}
