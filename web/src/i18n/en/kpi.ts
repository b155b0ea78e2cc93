export const kpi = {
  dso: 'Days sales outstanding', dso_countback: 'DSO, count-back', dso_best_possible: 'Best possible DSO',
  add: 'Average days delinquent', cei: 'Collection effectiveness', ar_turnover: 'Receivables turnover',
  aging: 'Receivables by age', past_due_rate: 'Past due rate', days_to_pay: 'Days to pay', days_late: 'Days late',
  paid_on_time_rate: 'Paid on time', bad_debt_rate: 'Bad debt rate', discount_taken_rate: 'Discount taken',
  unapplied_cash: 'Unapplied cash', order_throughput: 'Order throughput', order_acceptance_time: 'Order acceptance time',
  on_time_delivery: 'On-time delivery', otif: 'On time, in full', invoice_latency: 'Invoice latency',
  order_to_cash_time: 'Order to cash time', stp_rate: 'Straight-through rate',
};
