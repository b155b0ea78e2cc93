import { Anchor } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';

/** The rendered document beside its data; on narrow screens a link to it. */
export function DocumentPane({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const query = useApi(['documents', subject], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/documents', { params: { path: { entity }, query: { subject } } })),
  );
  return (
    <Ask query={query} rows={3}>
      {(documents) => {
        const file = documents.at(-1)?.file;
        const url = file && `/api/v1/entities/${id}/files/${file}`;
        return (
          <Section
            title={t('invoicing.document')}
            actions={
              url && (
                <Anchor size="sm" href={url} target="_blank" rel="noopener">
                  {t('invoicing.openDocument')}
                </Anchor>
              )
            }
          >
            {!url && <Empty>{t('invoicing.noDocument')}</Empty>}
            {url && wide && (
              <iframe
                title={t('invoicing.document')}
                src={`${url}#toolbar=0&navpanes=0&view=FitH`}
                style={{
                  border: '1px solid var(--mantine-color-default-border)',
                  borderRadius: 8,
                  height: '76vh',
                  width: '100%',
                }}
              />
            )}
          </Section>
        );
      }}
    </Ask>
  );
}
