import type { components } from './schema';

type Schemas = components['schemas'];

export type Money = Schemas['Money'];
export type Entity = Schemas['Entity'];
export type Permission = Schemas['Permission'];
export type OrderHead = Schemas['OrderHead'];
export type OrderView = Schemas['OrderView'];
export type OrderLine = Schemas['OrderLine'];
export type HoldView = Schemas['HoldView'];
export type QueuedHold = Schemas['QueuedHold'];
export type CustomerRow = Schemas['Page_CustomerRow']['items'][number];
export type Customer = Schemas['Customer'];
export type Exposure = Schemas['Exposure'];
export type DeliveryHead = Schemas['DeliveryHead'];
export type DeliveryView = Schemas['DeliveryView'];
export type BillingDue = Schemas['BillingDue'];
export type InvoiceHead = Schemas['InvoiceHead'];
export type InvoiceView = Schemas['InvoiceView'];
export type AgingRow = Schemas['AgingRow'];
export type OpenItem = Schemas['OpenItem'];
export type EntryView = Schemas['EntryView'];
export type ClosedPeriod = Schemas['ClosedPeriod'];
export type BankEntry = Schemas['BankEntry'];
export type CashException = Schemas['Exception'];
export type BankStatement = Schemas['BankStatement'];
export type Figure = Schemas['Figure'];
export type Kpi = Schemas['Kpi'];
export type Case = Schemas['Case'];
export type Receipt = Schemas['Receipt'];
export type NewOrder = Schemas['NewOrder'];
export type ChangeLine = Schemas['ChangeLine'];
export type OrderReceipt = Schemas['OrderReceipt'];
export type LoggedEvent = Schemas['LoggedEvent'];
export type NewCustomer = Schemas['NewCustomer'];
export type CustomerChange = Schemas['CustomerChange'];
export type IssuedInvoice = Schemas['IssuedInvoice'];
export type NewCreditNote = Schemas['NewCreditNote'];
export type Mail = Schemas['Mail'];
export type PaymentTerm = Schemas['Term'];
export type RenderedDocument = Schemas['RenderedDocument'];
export type SettleLine = Schemas['SettleLine'];
export type LineWriteOff = Schemas['LineWriteOff'];
export type WriteOffReason = Schemas['WriteOffReason'];
export type Refund = Schemas['RefundView'];
export type BankAccount = Schemas['BankAccount'];
export type ImportedStatement = Schemas['ImportedStatement'];
export type TrialBalanceRow = Schemas['TrialBalanceRow'];
export type StatementSection = Schemas['StatementSection'];
export type AgedPage = Schemas['AgedPage'];
export type MatchReport = Schemas['MatchReport'];
export type Allocation = Schemas['AllocationView'];
export type Identity = Schemas['Identity'];
export type UserSession = Schemas['Session'];
export type AppSetup = Schemas['AppSetup'];
export type Ticket = Schemas['Ticket'];
export type Sample = Schemas['Sample'];

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}
