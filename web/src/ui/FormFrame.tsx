import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from './Dialog';
import { Fields, type FormField } from './Form';
import { fieldAtFault, type Values } from './formValues';

export interface FormProps {
  title: string;
  fields: FormField[];
  /** What the fields hold at first; what is left out is empty. */
  start?: Values;
  close: () => void;
  submitLabel?: string;
  danger?: boolean;
  size?: string;
  cols?: number;
  /** More of the form below its fields. */
  children?: (values: Values, error: unknown) => ReactNode;
}

interface Props extends FormProps {
  submit: (values: Values) => void;
  pending: boolean;
  error: unknown;
}

/** A dialog of fields that are filled in; what is refused is said at the field where there is one. */
export function FormFrame(props: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>(props.start ?? {});
  const names = props.fields.map((field) => field.name);
  const missing = props.fields.some((field) => field.required && (values[field.name] ?? '').trim() === '');
  return (
    <Dialog
      title={props.title}
      close={props.close}
      submit={() => props.submit(values)}
      submitLabel={props.submitLabel ?? t('action.save')}
      danger={props.danger}
      size={props.size ?? 'lg'}
      pending={props.pending}
      error={fieldAtFault(props.error, names) ? null : props.error}
      disabled={missing}
    >
      <Fields
        fields={props.fields}
        values={values}
        set={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
        error={props.error}
        cols={props.cols}
      />
      {props.children?.(values, props.error)}
    </Dialog>
  );
}
