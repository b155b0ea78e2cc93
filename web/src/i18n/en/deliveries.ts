export const deliveries = {
  title: 'Delivery {{number}}', deliver: 'Record arrival', arrivedAt: 'Arrived on', cancel: 'Cancel shipment',
};
