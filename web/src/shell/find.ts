import { api, body } from '../api/client';
import type { Permission } from '../api/types';

export interface Hit {
  group: 'actions' | 'pages' | 'settings' | 'customers' | 'documents';
  label: string;
  hint: string;
  path: string;
  /** What the page is asked to open. */
  search?: Record<string, string>;
  /** Done here instead of on a page. */
  run?: () => void;
}

/** How many hits of a kind are offered. */
const LIMIT = 6;

/** Customers by part of their name or number; documents by their whole number. */
export async function findEverywhere(entity: string, search: string, may: (p: Permission) => boolean): Promise<Hit[]> {
  const params = { path: { entity }, query: { search, limit: LIMIT } };
  const number = { path: { entity }, query: { search: search.toUpperCase(), limit: LIMIT } };
  const customers = async (): Promise<Hit[]> => {
    if (!may('customers.read')) return [];
    const { items } = await body(api.GET('/api/v1/entities/{entity}/customers', { params }));
    return items.map((one) => ({
      group: 'customers',
      label: one.name,
      hint: one.number,
      path: `/customers/${one.id}`,
    }));
  };
  const orders = async (): Promise<Hit[]> => {
    if (!may('orders.read')) return [];
    const { items } = await body(api.GET('/api/v1/entities/{entity}/orders', { params: number }));
    return items.map((one) => ({
      group: 'documents',
      label: one.number,
      hint: one.ordered_on,
      path: `/orders/${one.id}`,
    }));
  };
  const invoices = async (): Promise<Hit[]> => {
    if (!may('invoices.read')) return [];
    const { items } = await body(api.GET('/api/v1/entities/{entity}/invoices', { params: number }));
    return items.map((one) => ({
      group: 'documents',
      label: one.number,
      hint: one.customer_name,
      path: `/invoices/${one.id}`,
    }));
  };
  const deliveries = async (): Promise<Hit[]> => {
    if (!may('deliveries.read')) return [];
    const { items } = await body(api.GET('/api/v1/entities/{entity}/deliveries', { params: number }));
    return items.map((one) => ({
      group: 'documents',
      label: one.number,
      hint: one.order_number,
      path: `/deliveries/${one.id}`,
    }));
  };
  const receipts = async (): Promise<Hit[]> => {
    if (!may('cash.read')) return [];
    const { items } = await body(api.GET('/api/v1/entities/{entity}/receipts', { params: number }));
    return items.map((one) => ({
      group: 'documents',
      label: one.number,
      hint: one.customer_name,
      path: `/receipts/${one.id}`,
    }));
  };
  return (await Promise.all([customers(), orders(), invoices(), deliveries(), receipts()])).flat();
}
