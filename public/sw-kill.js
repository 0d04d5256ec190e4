// The emergency brake: served in place of sw.js it takes an unusable worker off every phone. Cached files go,
// what people wrote stays: storage is not touched, and no open page is reloaded under anyone's hands.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(stepDown()));

async function stepDown() {
  const names = (await caches.keys()).filter((name) => name.startsWith("homeward-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
