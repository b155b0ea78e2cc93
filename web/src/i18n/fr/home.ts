import type { Texts } from '../en';

export const home: Texts['home'] = {
  needs: 'À traiter maintenant', figures: 'Indicateurs', orders_held: 'Commandes bloquées', exceptions: 'Mouvements bancaires à affecter',
  billing_due: 'Livraisons à facturer', deliveries_late: 'Expéditions en retard', overdue: 'Postes ouverts échus',
  credits_open: 'Avoirs et acomptes à lettrer', refunds_unlinked: 'Remboursements sans mouvement bancaire',
  statements_flagged: 'Relevés qui ne concordent pas', orders_to_acknowledge: 'Commandes à confirmer',
  mails_failed: 'E-mails non envoyés', mails_waiting: 'E-mails en attente', jobs_failed: 'Tâches échouées',
  nothing: 'Rien ici ne vous revient.', done: 'Traité automatiquement', since: 'depuis', doneNothing: 'Rien depuis.',
  orders_accepted: 'commandes ont passé tous les contrôles', reservations_expired: 'commandes bloquées à la fin d’une réservation',
  invoices_issued: 'factures émises', payments_matched: 'paiements affectés', mails_sent: 'e-mails envoyés',
  import: 'Importer un fichier',
  sign_offs: 'Attendent une seconde personne',
  anomalies: 'Indicateurs inhabituels',
  health_alerts: 'Alertes du système',
};
