import type { Texts } from '../en';

export const deliveries: Texts['deliveries'] = {
  title: 'Lieferung {{number}}', deliver: 'Ankunft erfassen', arrivedAt: 'Angekommen am', cancel: 'Versand stornieren',
  ship: 'Versenden', shipAll: 'Alles Offene versenden', shipThese: 'Diese Mengen versenden',
  shipHint: 'Ohne Angaben geht alles Offene ab. Mengen machen eine Teillieferung daraus.', now: 'Jetzt versenden',
  rest: 'Rest', override: 'Versenden, obwohl das Kreditlimit überschritten oder der Kunde gesperrt ist',
  shipped: 'Lieferung {{number}} ist unterwegs', return: 'Ware zurücknehmen',
  returnHint: 'Was von jeder Position zurückkam. Die Gutschrift folgt mit der nächsten Fakturierung.', back: 'Zurück',
  due: 'Zu versenden', prove: 'Empfänger erfassen', signedOn: 'Unterschrieben am', nowHint: 'Leer: jetzt.',
  proof: 'Liefernachweis',
  proofFile: 'Scan oder Bild',
  proofHint: 'PDF, JPEG oder PNG bis 10 MB',
  chooseFile: 'Datei wählen',
  download: 'Herunterladen',
};
