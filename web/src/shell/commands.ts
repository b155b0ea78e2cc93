import type { Permission } from '../api/types';

/** Something that the palette does, or leads to where it is done. */
export interface Command {
  key: string;
  permission: Permission | null;
  path?: string;
  /** What the page is asked to open, in its address. */
  search?: Record<string, string>;
  run?: () => void;
}

/** Frequent work by name. */
export const COMMANDS: Command[] = [
  { key: 'newOrder', path: '/orders/new', permission: 'orders.write' },
  { key: 'newCustomer', path: '/customers/new', permission: 'customers.write' },
  { key: 'importBank', path: '/statements', permission: 'cash.write' },
  { key: 'importAdvice', path: '/remittance-advice', permission: 'cash.write' },
  { key: 'recordReceipt', path: '/receipts', search: { open: 'record' }, permission: 'cash.write' },
  { key: 'allocate', path: '/exceptions', permission: 'cash.write' },
  { key: 'bill', path: '/billing', permission: 'invoices.write' },
  { key: 'importFile', path: '/imports/new', permission: 'imports.write' },
  { key: 'print', run: () => window.setTimeout(() => window.print(), 300), permission: null },
];
