import { api, body, idempotent } from '../api/client';
import type { CreditPolicy, OrderPolicy, Permission } from '../api/types';
import type { Values } from '../ui/formValues';

export type AnyPolicy = CreditPolicy | OrderPolicy;

/** A rule of a policy: what it is called, and what kind of value it holds. */
export interface Rule {
  name: string;
  kind: 'percent' | 'amount' | 'days' | 'field';
}

/** How the policies of one room are listed, drafted and put in force. */
export interface Room {
  key: 'credit' | 'orders';
  read: Permission;
  write: Permission;
  rules: Rule[];
  list: (entity: string) => Promise<AnyPolicy[]>;
  draft: (entity: string, key: string, name: string, rules: Values) => Promise<AnyPolicy>;
  enforce: (entity: string, key: string, policy: string, reason: string, untried: boolean) => Promise<AnyPolicy>;
}

/** A whole number, or none where nothing stands. */
const whole = (text: string | undefined) => (text?.trim() ? Number(text) : null);
const decimal = (text: string | undefined) => (text?.trim() ? text.trim().replace(',', '.') : null);

export const credit: Room = {
  key: 'credit',
  read: 'credit.read',
  write: 'credit.policy',
  rules: [
    { name: 'tolerance_percent', kind: 'percent' },
    { name: 'tolerance_minor', kind: 'amount' },
    { name: 'past_due_max_minor', kind: 'amount' },
    { name: 'past_due_max_days', kind: 'days' },
    { name: 'new_customer_days', kind: 'days' },
    { name: 'new_customer_max_minor', kind: 'amount' },
    { name: 'without_limit_max_minor', kind: 'amount' },
  ],
  list: async (entity) =>
    (await body(api.GET('/api/v1/entities/{entity}/credit-policies', { params: { path: { entity } } }))).policies,
  draft: (entity, key, name, values) =>
    body(
      api.POST('/api/v1/entities/{entity}/credit-policies', {
        params: { path: { entity }, header: idempotent(key) },
        body: {
          name,
          rules: {
            tolerance_percent: decimal(values.tolerance_percent),
            tolerance_minor: whole(values.tolerance_minor),
            past_due_max_minor: whole(values.past_due_max_minor),
            past_due_max_days: whole(values.past_due_max_days),
            new_customer_days: whole(values.new_customer_days) ?? 0,
            new_customer_max_minor: whole(values.new_customer_max_minor),
            without_limit_max_minor: whole(values.without_limit_max_minor),
          },
        },
      }),
    ),
  enforce: (entity, key, credit_policy, reason, untried) =>
    body(
      api.POST('/api/v1/entities/{entity}/credit-policies/{credit_policy}/enforce', {
        params: { path: { entity, credit_policy }, header: idempotent(key) },
        body: { reason, untried },
      }),
    ),
};

export const orders: Room = {
  key: 'orders',
  read: 'orders.read',
  write: 'orders.policy',
  rules: [
    { name: 'price_tolerance_percent', kind: 'percent' },
    { name: 'duplicate_days', kind: 'days' },
    { name: 'minimum_net_minor', kind: 'amount' },
    { name: 'customer_order_no', kind: 'field' },
    { name: 'requested_on', kind: 'field' },
  ],
  list: async (entity) =>
    (await body(api.GET('/api/v1/entities/{entity}/order-policies', { params: { path: { entity } } }))).policies,
  draft: (entity, key, name, values) =>
    body(
      api.POST('/api/v1/entities/{entity}/order-policies', {
        params: { path: { entity }, header: idempotent(key) },
        body: {
          name,
          rules: {
            price_tolerance_percent: decimal(values.price_tolerance_percent) ?? '0',
            duplicate_days: whole(values.duplicate_days),
            minimum_net_minor: whole(values.minimum_net_minor),
            required: (['customer_order_no', 'requested_on'] as const).filter((one) => values[one] === 'yes'),
          },
        },
      }),
    ),
  enforce: (entity, key, order_policy, reason, untried) =>
    body(
      api.POST('/api/v1/entities/{entity}/order-policies/{order_policy}/enforce', {
        params: { path: { entity, order_policy }, header: idempotent(key) },
        body: { reason, untried },
      }),
    ),
};

/** What a rule of a policy holds, as text; none where it holds nothing. */
export function valueOf(policy: AnyPolicy, rule: Rule): string | null {
  const rules: Record<string, unknown> = { ...policy.rules };
  if (rule.kind === 'field') {
    const required = 'required' in policy.rules ? (policy.rules.required ?? []) : [];
    return required.some((one) => one === rule.name) ? 'yes' : null;
  }
  const value = rules[rule.name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
