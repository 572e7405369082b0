export function bindDrop(_o) {}
