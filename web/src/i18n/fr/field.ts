import type { Texts } from '../en';

export const field: Texts['field'] = {
  number: 'Numéro', customer: 'Client', name: 'Nom', city: 'Ville', country: 'Pays', segment: 'Segment',
  currency: 'Devise', blocked: 'Bloqué', status: 'Statut', received: 'Reçu', ordered: 'Commandé', requested: 'Souhaité pour',
  confirmed: 'Confirmé pour', acknowledged: 'Confirmé', customerOrderNo: 'N° de commande client', channel: 'Canal', net: 'Net',
  tax: 'Taxe', gross: 'Brut', line: 'Ligne', quantity: 'Quantité', unitPrice: 'Prix unitaire', shipped: 'Expédié',
  delivered: 'Livré', invoiced: 'Facturé', cancelled: 'Annulé', order: 'Commande', kind: 'Type', billing: 'Facturation',
  carrier: 'Transporteur', trackingNo: 'N° de suivi', signedBy: 'Signé par', issued: 'Émis', due: 'Échéance', open: 'Ouvert',
  reference: 'Référence', reason: 'Motif', evidence: 'Constat', note: 'Note', address: 'Adresse', contact: 'Contact',
  email: 'E-mail', vatId: 'N° TVA',
  amount: 'Montant', residual: 'Solde', discount: 'Escompte', discountOn: 'Escompte jusqu’au', posted: 'Comptabilisé', cleared: 'Soldé',
  account: 'Compte', credit: 'Crédit', actor: 'Par', source: 'Origine', from: 'Du', to: 'Au', month: 'Mois',
  closedAt: 'Clôturé le', search: 'Numéro', statement: 'Relevé', opening: 'Solde initial', closing: 'Solde final',
  balance: 'Contrôle du solde', entries: 'Mouvements', difference: 'Écart', booked: 'Comptabilisé', counterparty: 'Contrepartie',
  remittance: 'Libellé', applied: 'Affecté', onAccount: 'En acompte', state: 'État', side: 'Sens', dueBefore: 'Échu avant',
  dueFrom: 'Échu dès', proposal: 'Proposition', writeOff: 'Passage en perte', instalment: 'Échéance n°', supplied: 'Fourni le',
  corrects: 'Corrige', percent: 'Pour cent', base: 'Base', automatic: 'Automatique', delivery: 'Livraison', invoice: 'Facture',
  timeZone: 'Fuseau horaire', series: 'Série', prefix: 'Préfixe', next: 'Prochain numéro', payer: 'Payeur',
  paymentTerm: 'Condition de paiement', product: 'Produit', unit: 'Unité', returned: 'Retourné', taxRegime: 'Régime de taxe',
  taxNumber: 'Numéro fiscal', role: 'Rôle', street: 'Rue', postalCode: 'Code postal', region: 'Région', duty: 'Fonction',
  iban: 'IBAN', bic: 'BIC', holder: 'Titulaire', bankAccount: 'Compte bancaire', subject: 'Objet', recipient: 'Destinataire',
  queued: 'Mis en file', sent: 'Envoyé', error: 'Erreur', quantityOrdered: 'Commandé', balanceOpen: 'Solde', overdue: 'Échu',
};
