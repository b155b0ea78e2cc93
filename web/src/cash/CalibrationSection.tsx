import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { MatchCalibration } from '../api/types';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';
import { LessonSwitch } from './LessonSwitch';

/** What experience taught about confidences: what was told, what came true, and what follows. */
export function CalibrationSection() {
  const { t } = useTranslation();
  const query = useApi(['match-calibrations'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/match-calibrations', { params: { path: { entity } } })),
  );
  return (
    <Section title={t('learned.calibration')}>
      <Text size="sm" c="dimmed" maw={720} mb="xs">
        {t('learned.aboutCalibration')}
      </Text>
      <Ask query={query}>{(found) => <Kinds rows={found} />}</Ask>
    </Section>
  );
}

function Kinds({ rows }: { rows: MatchCalibration[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const { decimal } = useFormat();
  const { id: entity, may } = useDesk();
  const percent = (text: string | null | undefined) => (text ? `${decimal(text)} %` : '–');
  const kind = (row: MatchCalibration) => t(`learned.kind.${row.basis}`, { defaultValue: row.basis });
  const used = (row: MatchCalibration) => word(row.is_active ? 'yes' : 'no');
  const write = (row: MatchCalibration) => (is_active: boolean, key: string) => {
    const params = {
      path: { entity, basis: row.basis },
      header: { ...idempotent(key), 'If-Match': String(row.version) },
    };
    return body(api.PATCH('/api/v1/entities/{entity}/match-calibrations/{basis}', { params, body: { is_active } }));
  };
  return (
    <SimpleTable
      label={t('learned.calibration')}
      rows={rows}
      rowId={(row) => row.basis}
      cards
      columns={[
        { label: t('learned.explanation'), cell: kind },
        { label: t('application.decisions'), numeric: true, cell: (row) => row.decisions },
        { label: t('application.told'), numeric: true, cell: (row) => percent(row.told) },
        { label: t('application.cameTrue'), numeric: true, cell: (row) => percent(row.right) },
        { label: t('learned.wrong'), numeric: true, cell: (row) => row.wrong },
        { label: t('learned.reviewed'), numeric: true, cell: (row) => row.reviewed },
        { label: t('learned.doubt'), numeric: true, cell: (row) => percent(row.doubt) },
        {
          label: t('learned.used'),
          cell: (row) =>
            may('cash.policy') ? (
              <LessonSwitch isActive={row.is_active} says={used(row)} name={kind(row)} write={write(row)} />
            ) : (
              used(row)
            ),
        },
      ]}
    />
  );
}
