import type { Texts } from '../en';

export const home: Texts['home'] = {
  needs: 'Ce qui vous attend', figures: 'Chiffres clés', orders_held: 'Commandes bloquées', exceptions: 'Mouvements bancaires à affecter',
  billing_due: 'Livraisons à facturer', deliveries_late: 'Envois en retard', overdue: 'Postes échus',
  statements_flagged: 'Relevés qui ne concordent pas', orders_to_acknowledge: 'Commandes à confirmer',
  mails_failed: 'E-mails non envoyés', mails_waiting: 'E-mails en attente', jobs_failed: 'Tâches échouées',
  nothing: 'Rien ici ne vous revient.', done: 'Ce qui s’est fait tout seul', since: 'depuis', doneNothing: 'Rien depuis.',
  orders_accepted: 'commandes ont passé tous les contrôles', reservations_expired: 'commandes bloquées à la fin d’une réservation',
  invoices_issued: 'factures émises', payments_matched: 'paiements affectés', mails_sent: 'e-mails envoyés',
  import: 'Importer un fichier',
};
