/** Returns a TypeScript file that carries `bytes`, so that neither Node nor a bundle has to find a file at run time. */
export function formatBase64(comment: string, constant: string, bytes: Uint8Array, lineColumns: number): string {
  const base64 = Buffer.from(bytes).toString('base64');
  const lines: string[] = [];
  for (let i = 0; i < base64.length; i += lineColumns) lines.push(`  '${base64.slice(i, i + lineColumns)}'`);
  return [`/** ${comment} */`, `export const ${constant} =`, `${lines.join(' +\n')};`, ''].join('\n');
}
