import { Button, Group, Kbd, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** How long something can be undone from its message; after that, where it is shown. */
const OFFERED_MS = 10_000;

/** What the last message offers to undo. */
let offered: { id: string; run: () => void } | null = null;

/** Undoes what was done last, while its message is there; says whether there was anything. */
export function undoLast(): boolean {
  if (offered === null) return false;
  offered.run();
  return true;
}

/** Says that something is done, and offers to take it back. */
export function offerUndo(message: string, undo: () => void): void {
  const id = crypto.randomUUID();
  const run = () => {
    if (offered?.id === id) offered = null;
    notifications.hide(id);
    undo();
  };
  offered = { id, run };
  notifications.show({
    id,
    color: 'teal',
    autoClose: OFFERED_MS,
    message: <Offer message={message} run={run} />,
    onClose: () => {
      if (offered?.id === id) offered = null;
    },
  });
}

function Offer({ message, run }: { message: string; run: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" gap="xs" wrap="nowrap">
      <Text size="sm">{message}</Text>
      <Button variant="light" onClick={run} rightSection={<Kbd size="xs">Ctrl Z</Kbd>}>
        {t('action.undo')}
      </Button>
    </Group>
  );
}
