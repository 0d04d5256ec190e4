// Opens the app without a network. Every file of one build is kept together, checked against its hash, all or
// none; a new build waits until it is let in. The build fills in the marked places.
const BUILD_ID = "__BUILD_ID__";
const FILES = /*__PRECACHE__*/[];
// Kept when they are first asked for, or with an update: a first visit does not load them.
const LATER = /*__LATER__*/[];

const SCOPE = new URL("./", location.href);
// The caches of an origin are shared: the path keeps those of another Homeward apart. A build id has no slash in it.
const OWN = `homeward-${SCOPE.pathname}`;
const CACHE = OWN + BUILD_ID;
// What every window asks for when it begins.
const START = new URL("boot.js", SCOPE).href;
// Names that hold a hash, which no later build gives to other bytes.
const OLD_FILE = /-[0-9a-f]{16}[^/]*$/;
const BY_ADDRESS = new Map([...FILES, ...LATER].map((file) => [new URL(file.url, SCOPE).href, file]));

function toRequest({ url, integrity, hashed }) {
  // A name that holds a hash never changes its content: the first visit's download is used again.
  return new Request(new URL(url, SCOPE), { integrity, cache: hashed ? "default" : "no-cache" });
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map(toRequest));
  // Whoever has the app already may have locked the diary, and an update must not ask for a network to open it.
  if (self.registration.active) await cache.addAll(LATER.map(toRequest));
}

// A file that is missing means that the kept build is not whole any more, so all of it is fetched anew: once, however
// many are missed. Where that fails, what was kept stays as it is, and the next miss tries again.
let mending;
function keepAllAnew() {
  mending ??= keepAll().catch(console.warn).finally(() => { mending = undefined; });
  return mending;
}

// A second window goes on with the build that it began with, and still asks for files of it: they stay until it is closed.
async function dropOldBuilds() {
  const names = await caches.keys();
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const windows = all.filter(({ url }) => url.startsWith(SCOPE.href));
  // Looked at after the names: none of them is of a build that begins to be kept from here on.
  const { installing, waiting } = self.registration;
  if (windows.length > 1 || installing || waiting) return;
  for (const name of names) {
    if (name !== CACHE && await isOwn(name)) await caches.delete(name);
  }
}

// Names without a path are from before: they belong to whoever's page is in there.
async function isOwn(name) {
  if (!name.startsWith("homeward-")) return false;
  if (name.includes("/")) return name.startsWith(OWN) && !name.slice(OWN.length).includes("/");
  return Boolean(await (await caches.open(name)).match(SCOPE.href, { ignoreVary: true }));
}

// The kept Response is passed on untouched: only then does the browser keep the compiled WebAssembly with it.
async function answer(event, address) {
  try {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(address, { ignoreVary: true });
    if (kept) return kept;
    const file = BY_ADDRESS.get(address);
    // What nobody has asked for yet is no damage.
    if (FILES.includes(file)) event.waitUntil(keepAllAnew());
    const fresh = await fetch(toRequest(file));
    if (fresh.ok) {
      event.waitUntil(cache.put(address, fresh.clone()));
      return fresh;
    }
  } catch {
    // The cache is gone, or the host has another build by now: the host's own answer is the better one.
  }
  return fetch(event.request);
}

// A file that this build does not know, for such a window.
async function answerFromOldBuild({ request }, address) {
  for (const name of await caches.keys()) {
    const kept = await isOwn(name) && await (await caches.open(name)).match(address, { ignoreVary: true });
    if (kept) return kept;
  }
  return fetch(request);
}

function addressOf({ mode, url }) {
  const { origin, pathname, search } = new URL(url);
  const path = pathname.replace(/index\.html$/, "");
  if (mode === "navigate") return path === SCOPE.pathname ? SCOPE.href : null;
  return search ? null : origin + pathname;
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldBuilds().then(() => clients.claim())));
self.addEventListener("message", (event) => { if (event.data === "SKIP_WAITING") self.skipWaiting(); });
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const address = addressOf(event.request);
  // A window that begins counts from here on, and not yet when its page is asked for.
  if (address === START) event.waitUntil(dropOldBuilds());
  if (BY_ADDRESS.has(address)) event.respondWith(answer(event, address));
  else if (OLD_FILE.test(address)) event.respondWith(answerFromOldBuild(event, address));
});
