import { Button, Grid, Group, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ProblemView } from './States';
import { useUnsaved } from './unsaved';
import { Overlay } from './Overlay';

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
  /** What stands beside the form where there is room for it. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Typing goes to the first field, unless the dialog names another one. */
function aimAtFirstField(form: HTMLFormElement | null) {
  if (!form || form.querySelector('[data-autofocus]')) return;
  form.querySelector('input:not([type="file"]), select, textarea')?.setAttribute('data-autofocus', '');
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
    <Overlay onClose={props.close} title={props.title} size={props.aside ? 1080 : (props.size ?? 'md')}>
      <form ref={aimAtFirstField} onSubmit={submit} onInput={() => setTouched(true)}>
        <Stack>
          <Beside aside={props.aside}>{props.children}</Beside>
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
    </Overlay>
  );
}

/** The fields stay where they are in the tree when something comes to stand beside them, and keep the focus. */
function Beside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: aside ? 6 : 12 }}>
        <Stack>{children}</Stack>
      </Grid.Col>
      {aside && <Grid.Col span={{ base: 12, md: 6 }}>{aside}</Grid.Col>}
    </Grid>
  );
}
