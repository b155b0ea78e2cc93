import { Button, Stack } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useActorName } from '../settings/access/names';
import { useDesk } from '../shell/entity';
import { Moment, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { Ask } from '../ui/States';
import type { ImportView } from './draft';
import { ImportProgress, useImport } from './ImportProgress';
import { RowResults } from './RowResults';

export function ImportPage() {
  const { id = '' } = useParams({ strict: false });
  return <Ask query={useImport(id)}>{(view) => <ImportDetails view={view} />}</Ask>;
}

function ImportDetails({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const word = useWord();
  const actor = useActorName();
  const { href, may } = useDesk();
  return (
    <Page
      title={view.file_name}
      actions={
        may('imports.write') && (
          <Button
            variant="default"
            component={Link}
            to={href(`/imports/new?kind=${view.kind}${view.mapping ? `&like=${view.id}` : ''}`)}
          >
            {t(view.mapping ? 'imports.again' : 'imports.new')}
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <ImportProgress view={view} />
        <Facts
          facts={[
            [t('field.kind'), word(view.kind)],
            [t('imports.startedAt'), <Moment key="started" value={view.started_at} />],
            [t('imports.finishedAt'), view.finished_at && <Moment value={view.finished_at} />],
            [t('field.actor'), view.requested_by ? actor(view.requested_by) : t('imports.commandLine')],
            [t('imports.documents'), view.documents],
          ]}
        />
        <RowResults view={view} />
        {view.mapping && (
          <Section title={t('imports.mapping')}>
            <pre style={{ margin: 0, overflowX: 'auto', fontSize: 'var(--mantine-font-size-xs)' }} tabIndex={0}>
              {view.mapping}
            </pre>
          </Section>
        )}
      </Stack>
    </Page>
  );
}
