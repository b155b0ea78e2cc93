import { api, body, idempotent, newKey } from '../../api/client';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { useTrial } from '../../ui/useTrial';
import { complete, toOrder, type OrderDraft } from './draft';

/** What would become of the draft if it were sent now; follows the typing. */
export function usePreview(draft: OrderDraft) {
  const { id: entity } = useDesk();
  const { language } = useFormat();
  const keys = complete(draft, language).map((line) => line.key);
  const trial = useTrial(
    'order',
    { order: toOrder(draft, language), keys },
    async (asked) => {
      const params = { path: { entity }, query: { dry_run: true }, header: idempotent(newKey()) };
      const receipt = await body(api.POST('/api/v1/entities/{entity}/orders', { params, body: asked.order }));
      return { receipt, keys: asked.keys };
    },
    draft.customer !== '' && keys.length > 0,
  );
  return { ...trial, keys };
}
