import type { HoldView } from '../api/types';
import type { useFormat } from '../i18n/useFormat';

type Format = ReturnType<typeof useFormat>;
type Say = (key: string, slots?: Record<string, string>) => string;

function moneyOf(value: unknown, format: Format): string {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value)) return '–';
  return format.money({ amount: String(value.amount), currency: String(value.currency) });
}

/** A member of evidence that is itself an object. */
function within(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? null;
}

/** What holds an order, as a sentence with its figures; `null` for a reason without one. */
export function holdSentence(
  hold: Pick<HoldView, 'reason' | 'evidence'>,
  t: Say,
  format: Format,
  word: (code: string) => string,
): string | null {
  const { evidence } = hold;
  const text = (name: string) => String(evidence[name] ?? '–');
  switch (hold.reason) {
    case 'unknown_product':
      return t(evidence.known === true ? 'evidence.retired' : 'evidence.unknownProduct', { sku: text('sku') });
    case 'price_differs': {
      const currency = text('currency');
      const slots = { given: format.loose(text('given'), currency), currency };
      const differs =
        typeof evidence.agreed === 'string'
          ? t('evidence.priceDiffers', { ...slots, agreed: format.loose(evidence.agreed, currency) })
          : t('evidence.nothingAgreed', slots);
      return [differs, ...decided(evidence, t, format)].join(' ');
    }
    case 'duplicate_order':
      return t('evidence.duplicate', {
        number: text('customer_order_no'),
        order: text('order'),
        status: word(text('status')),
      });
    case 'incomplete':
      return incomplete(evidence, t, word);
    case 'credit': {
      const limit = within(evidence.decision, 'limit');
      const slots = {
        needed: moneyOf(evidence.needed, format),
        taken: moneyOf(within(evidence.decision, 'exposure'), format),
      };
      const exposure = limit
        ? t('evidence.credit', { ...slots, limit: moneyOf(limit, format) })
        : t('evidence.noLimit', slots);
      const reasons = within(evidence.decision, 'reasons');
      const others = (Array.isArray(reasons) ? reasons : []).filter((one) => one !== 'limit_exceeded');
      if (others.length === 0) return exposure;
      const policy = String(within(evidence.decision, 'policy'));
      return `${exposure}. ${t('evidence.creditPolicy', { policy, reasons: others.map(word).join(', ') })}`;
    }
    case 'customer_blocked':
      return t('evidence.blocked', { number: text('number'), reason: text('reason') });
    case 'reservation_expired':
      return t('evidence.expired', {
        amount: moneyOf(evidence.amount, format),
        at: format.instant(text('reserved_at')),
        days: text('reservation_days'),
      });
    case 'below_minimum':
      return t('evidence.belowMinimum', {
        net: moneyOf(evidence.net, format),
        minimum: moneyOf(evidence.minimum, format),
      });
    default:
      return null;
  }
}

/** The discount that was asked for, and why. */
function decided(evidence: HoldView['evidence'], t: Say, format: Format): string[] {
  const { discount, base_price, reason } = evidence;
  const said: string[] = [];
  if (typeof discount === 'string' && typeof base_price === 'string') {
    said.push(
      t('evidence.lessDiscount', {
        base: format.loose(base_price, String(evidence.currency)),
        percent: format.decimal(discount),
      }),
    );
  }
  if (typeof reason === 'string') said.push(t('evidence.because', { reason }));
  return said;
}

function incomplete(evidence: HoldView['evidence'], t: Say, word: (code: string) => string): string {
  const sku = String(evidence.sku ?? '–');
  if (evidence.missing === 'ship_to_address') return t('evidence.noAddress', { customer: String(evidence.customer) });
  if (evidence.missing === 'unit_price') return t('evidence.noPrice', { sku });
  if (evidence.missing === 'customer_order_no' || evidence.missing === 'requested_on')
    return t('evidence.noField', { field: word(`rule_${evidence.missing}`) });
  return t('evidence.noTax', { sku, because: String(within(evidence.because, 'detail') ?? '–') });
}
