import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import type { FileHead } from './draft';
import classes from './FileDrop.module.css';

/** How many of the first rows are shown. */
const SHOWN = 6;

/** The first rows of a file as they are read. */
export function HeadTable({ head }: { head: FileHead }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  return (
    <>
      {/* A table as wide as the file: it scrolls by itself, also by the keyboard. */}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('imports.head')}>
        <table className={classes.head} aria-label={t('imports.head')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.row')}</th>
              {head.columns.map((column, index) => (
                <th key={index} scope="col" title={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {head.rows.slice(0, SHOWN).map((row) => (
              <tr key={row.row}>
                <td>{row.row}</td>
                {row.problem ? (
                  <td colSpan={head.columns.length}>{row.problem}</td>
                ) : (
                  row.cells.map((cell, index) => (
                    <td key={index} title={cell}>
                      {cell}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {head.rows_total != null && (
        <Text size="xs" c="dimmed">
          {t('imports.rowsTotal', { rows: decimal(String(head.rows_total)) })}
        </Text>
      )}
    </>
  );
}
