// The service worker seen from the page: register it, tell the app of a new version, change over when asked to.
const workers = navigator.serviceWorker;

/** Registers the worker. A new version waits until the person, or the next cold start, lets it in. */
export async function keepUpToDate() {
  addEventListener("homeward:apply-update", applyUpdate);
  if (!workers) return;
  const registration = await workers.register("./sw.js", { updateViaCache: "none" });
  const offerIfWaiting = () => {
    // WebKit may still call the worker waiting that has just begun to run this page.
    if (!registration.waiting || !workers.controller || registration.waiting === workers.controller) return;
    document.documentElement.dataset.update = "ready";
    dispatchEvent(new CustomEvent("homeward:update-ready"));
  };
  registration.addEventListener("updatefound", () => {
    // The first worker of all brings nothing new.
    if (!workers.controller) return;
    registration.installing?.addEventListener("statechange", offerIfWaiting);
  });
  offerIfWaiting();
}

/** Lets a waiting version in, then reloads. The first visit is claimed as well, so nothing else may reload. */
export async function applyUpdate() {
  const registration = await workers?.getRegistration();
  if (!registration?.waiting) await registration?.update().catch(console.warn);
  const fresh = registration?.waiting ?? registration?.installing;
  if (!fresh) return location.reload();
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  const letIn = () => {
    if (fresh.state === "installed") fresh.postMessage("SKIP_WAITING");
    if (fresh.state === "redundant") location.reload();
  };
  fresh.addEventListener("statechange", letIn);
  letIn();
}
