import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Evidence } from '../../ui/Evidence';
import { Moment, Status, useWord } from '../../ui/Figures';
import { Facts } from '../../ui/Page';
import type { JobView } from '../edit';
import { ObjectLinks } from './ObjectLinks';
import { Overlay } from '../../ui/Overlay';

/** All that is known of a job. */
export function JobDialog({ job, close }: { job: JobView; close: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  // A payload names its objects by what they are.
  const objects = Object.entries(job.payload).flatMap(([type, id]) =>
    typeof id === 'string' && /^[a-z]+_[0-9a-f]{32}$/.test(id) ? [{ type, id }] : [],
  );
  return (
    <Overlay onClose={close} title={word(job.kind)} size="lg">
      <Stack>
        <Facts
          facts={[
            [t('field.state'), <Status key="state" code={job.state} />],
            [t('system.attempts'), `${job.attempts}/${job.attempts_max}`],
            [t('system.created'), <Moment key="created" value={job.created_at} />],
            [t('system.due'), <Moment key="due" value={job.run_at} />],
            [t('system.finished'), job.finished_at && <Moment value={job.finished_at} />],
            [t('system.worker'), job.worker],
          ]}
        />
        {job.last_error && (
          <Text size="sm" c="var(--mantine-color-error)">
            {job.last_error}
          </Text>
        )}
        <ObjectLinks objects={objects} />
        <Evidence value={job.payload} />
      </Stack>
    </Overlay>
  );
}
