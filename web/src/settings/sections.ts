import type { Permission } from '../api/types';

/** A page of the settings. */
export interface SettingsEntry {
  key: string;
  path: string;
  permission: Permission;
  /** What it shows belongs to no legal entity. */
  everywhere?: boolean;
}

/** The pages of the settings, by the groups of their navigation. */
export const SECTIONS: { group: string; entries: SettingsEntry[] }[] = [
  {
    group: 'groupCompany',
    entries: [
      { key: 'company', path: '/settings', permission: 'entities.read' },
      { key: 'entities', path: '/settings/entities', permission: 'entities.read' },
      { key: 'series', path: '/settings/series', permission: 'entities.read' },
      { key: 'documents', path: '/settings/documents', permission: 'entities.read' },
    ],
  },
  {
    group: 'groupAgreements',
    entries: [
      { key: 'products', path: '/settings/products', permission: 'agreements.read' },
      { key: 'priceLists', path: '/settings/price-lists', permission: 'agreements.read' },
      { key: 'prices', path: '/settings/prices', permission: 'agreements.read' },
      { key: 'terms', path: '/settings/terms', permission: 'agreements.read' },
      { key: 'taxes', path: '/settings/taxes', permission: 'agreements.read' },
      { key: 'deductionReasons', path: '/settings/deduction-reasons', permission: 'receivables.read' },
    ],
  },
  {
    group: 'groupAccess',
    entries: [
      { key: 'users', path: '/settings/users', permission: 'users.read', everywhere: true },
      { key: 'roles', path: '/settings/roles', permission: 'users.read', everywhere: true },
      { key: 'apiKeys', path: '/settings/api-keys', permission: 'users.read', everywhere: true },
    ],
  },
  {
    group: 'groupSystem',
    entries: [
      { key: 'imports', path: '/imports', permission: 'imports.read' },
      { key: 'jobs', path: '/settings/jobs', permission: 'jobs.read', everywhere: true },
      { key: 'health', path: '/settings/health', permission: 'insight.read' },
      { key: 'mails', path: '/settings/mails', permission: 'invoices.read' },
      { key: 'audit', path: '/settings/audit', permission: 'events.read' },
    ],
  },
];
