export const nav = {
  application: 'Cash application',
  home: 'Home', orders: 'Orders', holds: 'Hold queue', customers: 'Customers', deliveries: 'Deliveries', billing: 'Billing due',
  invoices: 'Invoices', aging: 'Aged receivables', openItems: 'Open items', journal: 'Journal', periods: 'Periods',
  statements: 'Bank statements', exceptions: 'To be allocated', receipts: 'Receipts', insight: 'Key figures',
  settings: 'Settings', groupOrders: 'Orders', groupBilling: 'Delivery and billing', groupReceivables: 'Receivables',
  groupCash: 'Cash', groupInsight: 'Insight', skip: 'Skip to content', menu: 'Menu', collapse: 'Collapse navigation',
  matchPolicies: 'Matching policy',
  remittanceAdvice: 'Remittance advice',
  learnedPayers: 'Learned payers',
  expand: 'Expand navigation', refunds: 'Refunds', bankAccounts: 'Bank accounts', trialBalance: 'Trial balance',
  imports: 'Imports',
  deductions: 'Deductions',
};
