// The emergency brake: served in place of sw.js it takes an unusable worker off every phone. Cached files go,
// what people wrote stays: storage is not touched, and no open page is reloaded under anyone's hands.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(stepDown()));

// Those of this folder, and those from before names had a path in them.
const OWN = `homeward-${new URL("./", location.href).pathname}`;
const isOwn = (name) => name.startsWith("homeward-") && ["", OWN].includes(name.slice(0, name.lastIndexOf("/") + 1));

async function stepDown() {
  const names = (await caches.keys()).filter(isOwn);
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
