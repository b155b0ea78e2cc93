import type { Values } from './formValues';
import { FormFrame, type FormProps } from './FormFrame';
import { useWrite } from './useWrite';

interface Props<R> extends FormProps {
  write: (values: Values, key: string) => Promise<R>;
  done?: (result: R) => void;
  say?: (result: R) => string;
}

/** Fields that are filled in and sent. */
export function FormDialog<R>({ write, done, say, ...form }: Props<R>) {
  const writing = useWrite(write, {
    say,
    done: (result) => {
      form.close();
      done?.(result);
    },
  });
  return <FormFrame {...form} submit={writing.mutate} pending={writing.isPending} error={writing.error} />;
}
