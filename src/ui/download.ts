/** Hands a file to the reader's downloads. `name` is what it is called there. */
export function download(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers take the address only after the press has been dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
