// The files in what was dropped on a page, those in folders too.

// Resolves to [{ name, file }]; a name has the folders that lead to the file. What cannot be read is left out.
export async function filesIn(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) {
    return [...transfer.files].map((file) => ({ name: file.name, file }));
  }
  const found = [];
  for (const entry of entries) if (entry) await collect(entry, found);
  return found;
}

async function collect(entry, found) {
  if (entry.isFile) {
    const file = await promised((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push({ name: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    // A reader gives a hundred entries at a time, and none when it has given all.
    const some = await promised((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length) return;
    for (const one of some.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (!one.name.startsWith(".")) await collect(one, found);
    }
  }
}

function promised(begin) {
  return new Promise(begin);
}
