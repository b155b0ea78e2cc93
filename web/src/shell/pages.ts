import {
  IconBook2,
  IconBuildingBank,
  IconCalendarCheck,
  IconCashBanknote,
  IconChartLine,
  IconCreditCard,
  IconFileImport,
  IconFileInvoice,
  IconHandStop,
  IconHome,
  IconListCheck,
  IconReceipt2,
  IconReceiptRefund,
  IconScale,
  IconSettings,
  IconShoppingCart,
  IconStack2,
  IconTable,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react';

import type { Permission } from '../api/types';

export interface PageEntry {
  key: string;
  path: string;
  icon: typeof IconHome;
  permission: Permission | null;
  group: string | null;
  /** Typed after `g`. */
  letter: string;
}

/** The pages that the navigation, the palette and the keyboard know. */
export const PAGES: PageEntry[] = [
  { key: 'home', path: '/', icon: IconHome, permission: null, group: null, letter: 'h' },
  {
    key: 'orders',
    path: '/orders',
    icon: IconShoppingCart,
    permission: 'orders.read',
    group: 'groupOrders',
    letter: 'o',
  },
  { key: 'holds', path: '/holds', icon: IconHandStop, permission: 'orders.read', group: 'groupOrders', letter: 'q' },
  {
    key: 'customers',
    path: '/customers',
    icon: IconUsers,
    permission: 'customers.read',
    group: 'groupOrders',
    letter: 'c',
  },
  {
    key: 'deliveries',
    path: '/deliveries',
    icon: IconTruck,
    permission: 'deliveries.read',
    group: 'groupBilling',
    letter: 'd',
  },
  {
    key: 'billing',
    path: '/billing',
    icon: IconListCheck,
    permission: 'invoices.read',
    group: 'groupBilling',
    letter: 'b',
  },
  {
    key: 'invoices',
    path: '/invoices',
    icon: IconFileInvoice,
    permission: 'invoices.read',
    group: 'groupBilling',
    letter: 'i',
  },
  {
    key: 'aging',
    path: '/aging',
    icon: IconTable,
    permission: 'receivables.read',
    group: 'groupReceivables',
    letter: 'a',
  },
  {
    key: 'openItems',
    path: '/open-items',
    icon: IconStack2,
    permission: 'receivables.read',
    group: 'groupReceivables',
    letter: 'p',
  },
  {
    key: 'journal',
    path: '/journal',
    icon: IconBook2,
    permission: 'receivables.read',
    group: 'groupReceivables',
    letter: 'j',
  },
  {
    key: 'trialBalance',
    path: '/trial-balance',
    icon: IconScale,
    permission: 'receivables.read',
    group: 'groupReceivables',
    letter: 't',
  },
  {
    key: 'periods',
    path: '/periods',
    icon: IconCalendarCheck,
    permission: 'receivables.read',
    group: 'groupReceivables',
    letter: 'm',
  },
  {
    key: 'exceptions',
    path: '/exceptions',
    icon: IconCashBanknote,
    permission: 'cash.read',
    group: 'groupCash',
    letter: 'e',
  },
  {
    key: 'statements',
    path: '/statements',
    icon: IconBuildingBank,
    permission: 'cash.read',
    group: 'groupCash',
    letter: 's',
  },
  { key: 'receipts', path: '/receipts', icon: IconReceipt2, permission: 'cash.read', group: 'groupCash', letter: 'r' },
  {
    key: 'refunds',
    path: '/refunds',
    icon: IconReceiptRefund,
    permission: 'cash.read',
    group: 'groupCash',
    letter: 'f',
  },
  {
    key: 'bankAccounts',
    path: '/bank-accounts',
    icon: IconCreditCard,
    permission: 'cash.read',
    group: 'groupCash',
    letter: 'y',
  },
  {
    key: 'insight',
    path: '/insight',
    icon: IconChartLine,
    permission: 'insight.read',
    group: 'groupInsight',
    letter: 'k',
  },
  {
    key: 'imports',
    path: '/imports',
    icon: IconFileImport,
    permission: 'imports.read',
    group: 'groupInsight',
    letter: 'u',
  },
  {
    key: 'settings',
    path: '/settings',
    icon: IconSettings,
    permission: 'entities.read',
    group: 'groupInsight',
    letter: ',',
  },
];
