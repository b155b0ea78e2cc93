import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Clash } from './conflict';
import { LatestChange } from './LatestChange';
import { SimpleTable } from './SimpleTable';
import { ProblemView } from './States';
import { Overlay } from './Overlay';

interface Props<T> {
  object: string;
  rows: Clash<T>[];
  pending: boolean;
  error: unknown;
  close: () => void;
  takeTheirs: () => void;
  applyMine: () => void;
}

/** Two people edited one thing: what each made of it, field by field, and the two ways on. */
export function ConflictDialog<T>(props: Props<T>) {
  const { t } = useTranslation();
  const show = ({ field }: Clash<T>, value: unknown): ReactNode => {
    if (field.show && value !== null && value !== undefined) return field.show(value);
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return (
    <Overlay onClose={props.close} title={t('conflict.title')} size="xl">
      <Stack>
        <Text size="sm">
          <LatestChange object={props.object} />
        </Text>
        <SimpleTable
          label={t('conflict.title')}
          rows={props.rows}
          rowId={(row) => row.field.name}
          columns={[
            {
              label: t('state.field'),
              narrow: true,
              cell: (row) => (
                <>
                  {row.field.label} {row.both && <Badge color="orange">{t('conflict.both')}</Badge>}
                </>
              ),
            },
            {
              label: t('conflict.seen'),
              cell: (row) => (
                <Text span c="dimmed">
                  {show(row, row.seen)}
                </Text>
              ),
            },
            { label: t('conflict.theirs'), narrow: true, cell: (row) => show(row, row.theirs) },
            { label: t('conflict.mine'), narrow: true, cell: (row) => show(row, row.mine) },
          ]}
        />
        <Text size="xs" c="dimmed">
          {t('conflict.hint')}
        </Text>
        {props.error ? <ProblemView error={props.error} /> : null}
        <Group justify="end">
          <Button variant="default" data-autofocus onClick={props.takeTheirs}>
            {t('conflict.takeTheirs')}
          </Button>
          <Button loading={props.pending} onClick={props.applyMine}>
            {t('conflict.applyMine')}
          </Button>
        </Group>
      </Stack>
    </Overlay>
  );
}
