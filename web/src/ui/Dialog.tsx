import { Button, Group, Modal, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemView } from './States';
import { useUnsaved } from './unsaved';

interface Props {
  title: string;
  close: () => void;
  submit: () => void;
  submitLabel?: string;
  pending: boolean;
  error: unknown;
  disabled?: boolean;
  danger?: boolean;
  size?: string;
  children: ReactNode;
}

/** A dialog that does one thing, and says why when the server does not. */
export function Dialog(props: Props) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState(false);
  useUnsaved(touched);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.submit();
  };
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      size={props.size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={submit} onInput={() => setTouched(true)}>
        <Stack>
          {props.children}
          {props.error ? <ProblemView error={props.error} /> : null}
          <Group justify="end">
            <Button variant="default" onClick={props.close}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              color={props.danger ? 'red' : undefined}
              loading={props.pending}
              disabled={props.disabled}
            >
              {props.submitLabel ?? t('action.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
