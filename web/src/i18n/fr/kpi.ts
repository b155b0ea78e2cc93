import type { Texts } from '../en';

export const kpi: Texts['kpi'] = {
  dso: 'Délai moyen de recouvrement (DSO)', dso_countback: 'DSO par épuisement', dso_best_possible: 'Meilleur DSO possible', add: 'Retard moyen',
  cei: 'Efficacité du recouvrement (CEI)', ar_turnover: 'Rotation des créances', aging: 'Créances par âge', past_due_rate: 'Part des créances échues',
  days_to_pay: 'Jours jusqu’au paiement', days_late: 'Jours de retard', paid_on_time_rate: 'Payées à l’échéance', bad_debt_rate: 'Taux d’irrécouvrables',
  discount_taken_rate: 'Escompte pris', unapplied_cash: 'Encaissements non affectés', order_throughput: 'Commandes par jour',
  order_acceptance_time: 'Délai d’acceptation', on_time_delivery: 'Livraisons à la date confirmée', otif: 'À la date et complètes',
  invoice_latency: 'Délai de facturation', order_to_cash_time: 'De la commande à l’encaissement', stp_rate: 'Traitement sans intervention',
};
