import { api, body } from '../../api/client';
import { useFormat } from '../../i18n/useFormat';
import { DraftDocument } from '../../invoicing/DraftDocument';
import { toOrder, type OrderDraft } from './draft';

/** The acknowledgement that the order would get, as a draft. */
export function EntryDocument({ draft }: { draft: OrderDraft }) {
  const { language } = useFormat();
  return (
    <DraftDocument
      name="order"
      input={toOrder(draft, language)}
      load={(entity, order) =>
        body(
          api.POST('/api/v1/entities/{entity}/orders/preview', {
            params: { path: { entity } },
            body: order,
            parseAs: 'blob',
          }),
        )
      }
    />
  );
}
