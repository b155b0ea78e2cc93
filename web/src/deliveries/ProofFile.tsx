import { Anchor, Image } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { PaperFrame } from '../invoicing/PaperFrame';
import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { Ask } from '../ui/States';
import { useAddress } from '../ui/useAddress';

/** The scan or picture that shows who signed. */
export function ProofFile({ delivery, file }: { delivery: string; file: string }) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const query = useApi(['proof-file', file], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/deliveries/{delivery}/proof-file', {
        params: { path: { entity, delivery } },
        parseAs: 'blob',
      }),
    ),
  );
  const url = useAddress(query.data);
  return (
    <Section
      title={t('deliveries.proof')}
      actions={
        <Anchor size="sm" href={`/api/v1/entities/${id}/deliveries/${delivery}/proof-file`} download>
          {t('deliveries.download')}
        </Anchor>
      }
    >
      <Ask query={query} rows={4}>
        {(scan) =>
          url &&
          (scan.type.startsWith('image/') ? (
            <Image src={url} alt={t('deliveries.proof')} fit="contain" mah="60vh" radius="md" bg="white" />
          ) : (
            <PaperFrame title={t('deliveries.proof')} url={url} />
          ))
        }
      </Ask>
    </Section>
  );
}
