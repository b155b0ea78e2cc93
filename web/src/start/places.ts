/** Countries that are offered first when a company is set up; names come from the browser. */
const COUNTRIES = (
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK ' +
  'AE AU BR CA CN HK IL IN JP KR MX NZ SG TR UA US ZA'
).split(' ');

export interface Choice {
  value: string;
  label: string;
}

export function countries(language: string): Choice[] {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const named = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
  return named.sort((one, other) => one.label.localeCompare(other.label, language));
}

export function currencies(language: string): Choice[] {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} · ${names.of(value)}` }));
}

/** The currency that most companies of a country keep their books in. */
export function currencyOf(country: string): string {
  const others: Record<string, string> = {
    AE: 'AED',
    AU: 'AUD',
    BR: 'BRL',
    CA: 'CAD',
    CH: 'CHF',
    CN: 'CNY',
    CZ: 'CZK',
    DK: 'DKK',
    GB: 'GBP',
    HK: 'HKD',
    HU: 'HUF',
    IL: 'ILS',
    IN: 'INR',
    IS: 'ISK',
    JP: 'JPY',
    KR: 'KRW',
    LI: 'CHF',
    MX: 'MXN',
    NO: 'NOK',
    NZ: 'NZD',
    PL: 'PLN',
    RO: 'RON',
    SE: 'SEK',
    SG: 'SGD',
    TR: 'TRY',
    UA: 'UAH',
    US: 'USD',
    ZA: 'ZAR',
  };
  return others[country] ?? 'EUR';
}

/** A short code out of a company's name: its first word in capitals. */
export function codeOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return (plain.match(/[A-Z0-9]+/g) ?? [])[0]?.slice(0, 12) ?? '';
}
