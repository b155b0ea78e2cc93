import type { Texts } from '../en';

export const kpi: Texts['kpi'] = {
  dso: 'Forderungslaufzeit (DSO)', dso_countback: 'DSO, Rückrechnung', dso_best_possible: 'Bestmögliche DSO', add: 'Mittlerer Verzug',
  cei: 'Einzugseffektivität (CEI)', ar_turnover: 'Forderungsumschlag', aging: 'Forderungen nach Alter', past_due_rate: 'Überfälligkeitsquote',
  days_to_pay: 'Tage bis zur Zahlung', days_late: 'Tage Verspätung', paid_on_time_rate: 'Pünktlich bezahlt', bad_debt_rate: 'Ausfallquote',
  discount_taken_rate: 'Genutztes Skonto', unapplied_cash: 'Nicht zugeordnetes Geld', order_throughput: 'Auftragsdurchsatz',
  order_acceptance_time: 'Zeit bis zur Annahme', on_time_delivery: 'Liefertermintreue', otif: 'Pünktlich und vollständig',
  invoice_latency: 'Zeit bis zur Rechnung', order_to_cash_time: 'Zeit vom Auftrag zum Geld', stp_rate: 'Dunkelverarbeitungsquote',
};
