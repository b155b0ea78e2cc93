import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from './Dialog';
import { fieldAtFault, Fields, type FormField, type Values } from './Form';
import { useWrite } from './useWrite';

interface Props<R> {
  title: string;
  fields: FormField[];
  /** What the fields hold at first; what is left out is empty. */
  start?: Values;
  write: (values: Values, key: string) => Promise<R>;
  done?: (result: R) => void;
  say?: (result: R) => string;
  close: () => void;
  submitLabel?: string;
  danger?: boolean;
  size?: string;
  cols?: number;
  /** More of the form below its fields. */
  children?: (values: Values, error: unknown) => ReactNode;
}

/** Fields that are filled in and sent; what the server refuses is said at the field. */
export function FormDialog<R>(props: Props<R>) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(props.start ?? {});
  const writing = useWrite(props.write, {
    say: props.say,
    done: (result) => {
      props.close();
      props.done?.(result);
    },
  });
  const atField = fieldAtFault(
    writing.error,
    props.fields.map((field) => field.name),
  );
  const missing = props.fields.some((field) => field.required && (values[field.name] ?? '').trim() === '');
  return (
    <Dialog
      title={props.title}
      close={props.close}
      submit={() => writing.mutate(values)}
      submitLabel={props.submitLabel ?? t('action.save')}
      danger={props.danger}
      size={props.size ?? 'lg'}
      pending={writing.isPending}
      error={atField ? null : writing.error}
      disabled={missing}
    >
      <Fields
        fields={props.fields}
        values={values}
        set={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
        error={writing.error}
        cols={props.cols}
      />
      {props.children?.(values, writing.error)}
    </Dialog>
  );
}
