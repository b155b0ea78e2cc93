import { Checkbox, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { HoldView } from '../api/types';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { Status } from '../ui/Figures';
import { TrialNote } from '../ui/TrialNote';
import { useTrial } from '../ui/useTrial';
import { useWrite } from '../ui/useWrite';
import { release, restore } from './actions';
import { HoldSentence } from './HoldSentence';
import { useBatchWords } from './useBatchWords';

/** How many holds are shown with their evidence. */
const SHOWN = 5;

interface Props {
  holds: Pick<HoldView, 'id' | 'reason' | 'evidence'>[];
  close: () => void;
  done?: () => void;
}

/** Lifts holds, their evidence before one's eyes. What still stands needs its own permission and an explicit yes. */
export function ReleaseDialog({ holds, close, done }: Props) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const say = useBatchWords();
  const [note, setNote] = useState('');
  const [force, setForce] = useState(false);
  const ids = holds.map((hold) => hold.id);
  const trial = useTrial('release', { ids, force }, (given, key) =>
    release(entity, given.ids, '', given.force, { key, trial: true }),
  );
  const writing = useWrite((_: undefined, key: string) => release(entity, ids, note, force, { key }), {
    say,
    undo: ({ results }) => (results.length > 0 ? (key) => restore(entity, ids, t('action.undoReason'), { key }) : null),
    done: () => {
      close();
      done?.();
    },
  });
  return (
    <Dialog
      title={t('orders.release')}
      close={close}
      submit={() => writing.mutate(undefined)}
      submitLabel={t('orders.release')}
      pending={writing.isPending}
      error={writing.error}
    >
      <Stack gap={6}>
        {holds.slice(0, SHOWN).map((hold) => (
          <Paper key={hold.id} withBorder p="xs" radius="md">
            <Status code={hold.reason} /> <HoldSentence hold={hold} />
          </Paper>
        ))}
        {holds.length > SHOWN && (
          <Text size="sm" c="dimmed">
            {t('orders.andMore', { count: holds.length - SHOWN })}
          </Text>
        )}
      </Stack>
      <TextInput
        size="sm"
        data-autofocus
        label={t('field.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {may('orders.release_credit') && (
        <Checkbox
          label={t('orders.force')}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      )}
      {!writing.error && (
        <TrialNote trial={trial}>
          <Text size="sm" c="dimmed" role="status">
            {t('orders.wouldRelease', { count: trial.data?.done ?? 0 })}
          </Text>
        </TrialNote>
      )}
    </Dialog>
  );
}
