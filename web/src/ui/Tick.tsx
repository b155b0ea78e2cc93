import { useEffect, useRef, type ComponentProps } from 'react';

import classes from './Tick.module.css';

interface Props extends ComponentProps<'input'> {
  /** Whether a part of what it stands for is selected. */
  indeterminate?: boolean;
}

/** The checkbox of a row: the browser's own, as a list draws many of them at once. */
export function Tick({ indeterminate = false, ...rest }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return <input ref={box} type="checkbox" className={classes.tick} {...rest} />;
}
