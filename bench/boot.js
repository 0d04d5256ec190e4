// Starts the empty page the way the app is started, and does nothing else.
const boot = document.querySelector("script[data-js]");
const app = await import(boot.dataset.js);
await app.default({ module_or_path: boot.dataset.wasm });
