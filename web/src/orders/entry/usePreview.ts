import { api, body, idempotent, newKey } from '../../api/client';
import type { HoldView, NewOrder, OrderReceipt } from '../../api/types';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { useTrial } from '../../ui/useTrial';
import { complete, toOrder, type OrderDraft } from './draft';

/** The price that was agreed for a line, and where it comes from. */
export interface Agreed {
  price: string | null;
  list: string | null;
  fromQuantity: string | null;
}

interface Preview {
  receipt: OrderReceipt;
  /** What is agreed, line by line in the order of the lines sent. */
  agreed: (Agreed | null)[];
}

function tryOrder(entity: string, order: NewOrder): Promise<OrderReceipt> {
  return body(
    api.POST('/api/v1/entities/{entity}/orders', {
      params: { path: { entity }, query: { dry_run: true }, header: idempotent(newKey()) },
      body: order,
    }),
  );
}

/** What the acceptance check found to be agreed where the price given was another one. */
export function agreedOf(hold: HoldView): Agreed | null {
  const { agreed, agreement } = hold.evidence;
  if (agreed === undefined || typeof agreement !== 'object' || agreement === null) return null;
  const considered: unknown = 'considered' in agreement ? agreement.considered : null;
  const winner: unknown = Array.isArray(considered) ? considered[0] : null;
  const of = (name: string) => {
    if (typeof winner !== 'object' || winner === null) return null;
    const value: unknown = Object.entries(winner).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : null;
  };
  return {
    price: typeof agreed === 'string' ? agreed : null,
    list: typeof agreed === 'string' ? of('list') : null,
    fromQuantity: typeof agreed === 'string' ? of('min_quantity') : null,
  };
}

/**
 * Tries the order, and asks once more at a price of nothing on every line: the check of prices then
 * says for each what is agreed instead, and by which list.
 */
async function preview(entity: string, order: NewOrder): Promise<Preview> {
  const unpriced = { ...order, lines: order.lines.map((line) => ({ ...line, unit_price: '0' })) };
  const [receipt, found] = await Promise.all([tryOrder(entity, order), tryOrder(entity, unpriced)]);
  const agreed = order.lines.map((_, index) => {
    const hold = found.holds.find((one) => one.line_no === index + 1 && one.reason === 'price_differs');
    return hold ? agreedOf(hold) : null;
  });
  return { receipt, agreed };
}

/** What would become of the draft if it were sent now; follows the typing. */
export function usePreview(draft: OrderDraft) {
  const { id: entity } = useDesk();
  const { language } = useFormat();
  const keys = complete(draft, language).map((line) => line.key);
  const trial = useTrial(
    'order',
    { order: toOrder(draft, language), keys },
    async (asked) => ({ ...(await preview(entity, asked.order)), keys: asked.keys }),
    draft.customer !== '' && keys.length > 0,
  );
  return { ...trial, keys };
}
