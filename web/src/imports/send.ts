import { api, body, idempotent } from '../api/client';
import type { FileHead, ImportKind, ImportView } from './draft';

/** Of text files the server needs the beginning only. */
const HEAD_BYTES = 512 * 1024;

/** A body of bytes: the description calls it a text; the file is sent as it is. */
function bytes(file: Blob) {
  return {
    body: file as unknown as string,
    bodySerializer: (given: unknown) => given as Blob,
    headers: { 'Content-Type': 'application/octet-stream' },
  };
}

/** Workbooks and Parquet files begin with marks of their own and must be whole. */
async function headOf(file: File): Promise<Blob> {
  const mark = new TextDecoder('latin1').decode(await file.slice(0, 4).arrayBuffer());
  return mark.startsWith('PK') || mark === 'PAR1' ? file : file.slice(0, HEAD_BYTES);
}

/** Columns and first rows of a file. */
export async function readHead(entity: string, file: File, mapping: string | undefined): Promise<FileHead> {
  const params = { path: { entity }, query: { name: file.name, mapping } };
  return body(api.POST('/api/v1/entities/{entity}/imports/preview', { params, ...bytes(await headOf(file)) }));
}

export interface ToImport {
  kind: ImportKind['kind'];
  file: File;
  mapping: string;
  trial: boolean;
}

/** Uploads a file that a job then imports, or tries. */
export function sendImport(entity: string, { kind, file, mapping, trial }: ToImport, key: string): Promise<ImportView> {
  const query = { kind, name: file.name, mapping, dry_run: trial };
  const params = { path: { entity }, query, header: idempotent(key) };
  return body(api.POST('/api/v1/entities/{entity}/imports', { params, ...bytes(file) }));
}
