import { api, body, idempotent } from '../api/client';
import type { BankEntry } from '../api/types';
import { useDesk } from '../shell/entity';
import { AsideToggle } from './AsideToggle';

/** Puts an entry aside that is no customer's payment, or takes it back. */
export function AsideButton({ entry }: { entry: BankEntry }) {
  const { id: entity } = useDesk();
  if (entry.status !== 'open' && entry.status !== 'other') return null;
  return (
    <AsideToggle
      aside={entry.status === 'open'}
      put={(out, reason, key) => {
        const params = { path: { entity }, header: idempotent(key) };
        const given = { entry: entry.id, aside: out, reason };
        return body(api.POST('/api/v1/entities/{entity}/bank-entries/set-aside', { params, body: given }));
      }}
    />
  );
}
