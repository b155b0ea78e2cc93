import { useState } from 'react';

import type { EditField } from './conflict';
import type { Values } from './formValues';
import { FormFrame, type FormProps } from './FormFrame';
import { useEdit } from './useEdit';

interface Props<T, C> extends FormProps {
  /** What is edited, as it was read. */
  seen: T;
  /** Its id. */
  object: string;
  /** What was typed as a change; may refuse it. */
  change: (values: Values) => C;
  read: () => Promise<T>;
  write: (change: C, version: number, key: string) => Promise<T>;
  /** Parts of the change that have no field of the form. */
  more?: EditField<T>[];
}

/** Changes something that others may change as well; what each made of it is shown when they clash. */
export function EditDialog<T extends { version: number }, C extends object>(props: Props<T, C>) {
  const { seen, object, change, read, write, more = [], ...form } = props;
  const [refusal, setRefusal] = useState<unknown>(null);
  const named = form.fields.map(({ name, label, show, options }): EditField<T> => ({
    name,
    label,
    show: show ?? (options && ((value) => options.find((one) => one.value === value)?.label ?? String(value))),
  }));
  const edit = useEdit({ seen, object, read, write, fields: [...named, ...more], done: form.close });
  const submit = (values: Values) => {
    setRefusal(null);
    try {
      edit.save(change(values));
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <>
      <FormFrame {...form} submit={submit} pending={edit.pending} error={refusal ?? edit.error} />
      {edit.conflict}
    </>
  );
}
