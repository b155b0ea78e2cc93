export const deliveries = {
  title: 'Delivery {{number}}', deliver: 'Record arrival', arrivedAt: 'Arrived on', cancel: 'Cancel shipment', ship: 'Ship',
  shipAll: 'Ship all that is open', shipThese: 'Ship these quantities',
  shipHint: 'Left empty, all that is open leaves. Quantities make it a partial shipment.', now: 'Ship now', rest: 'rest',
  override: 'Ship although the credit limit is exceeded or the customer blocked', shipped: 'Delivery {{number}} has left',
  return: 'Take goods back', returnHint: 'What came back of each line. The credit note follows with the next billing.',
  back: 'Came back', due: 'Due to ship', prove: 'Record who signed', signedOn: 'Signed on', nowHint: 'Left empty: now.',
  proof: 'Proof of delivery',
  proofFile: 'Scan or picture',
  proofHint: 'PDF, JPEG or PNG up to 10 MB',
  chooseFile: 'Choose file',
  download: 'Download',
};
