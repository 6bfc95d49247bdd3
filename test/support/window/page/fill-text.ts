/** Fills the placeholders of a catalogue text: `fillText('Hold {{key}}', { key: 'V' })` is "Hold V". */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)[^}]*\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}
