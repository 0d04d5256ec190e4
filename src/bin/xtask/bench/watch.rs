//! The scripts that watch a page from the inside. They run before the page's own scripts and change nothing in it.

/// Notes when the page is usable: the app says so by a class on the root, the empty page by its line of text.
pub const READY: &str = r"
    window.__ready = new Promise(resolve => {
        const seen = () => document.documentElement?.classList.contains('app-ready') || document.getElementById('hello');
        const watcher = new MutationObserver(() => {
            if (seen()) { watcher.disconnect(); resolve(performance.now()); }
        });
        watcher.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    });
";

/// First text and usable, in milliseconds since the start of the navigation.
pub const START: &str = r"
    const usable = await window.__ready;
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    while (paint() === undefined) await new Promise(resolve => requestAnimationFrame(resolve));
    return { firstText: paint(), usable };
";

/// Waits until the service worker has everything, if the page has one.
pub const SETTLED: &str = r"
    if (!navigator.serviceWorker || !document.getElementById('boot')) return true;
    const registration = await navigator.serviceWorker.ready;
    while (registration.active?.state !== 'activated') await new Promise(resolve => setTimeout(resolve, 20));
    return true;
";

/// Fills the stores. Arguments: pairs of key and text, whether localStorage gets them, whether IndexedDB does.
pub const SEED: &str = r"
    const [pairs, toFast, toDurable] = arguments;
    if (toFast) for (const [key, text] of pairs) localStorage.setItem(key, text);
    if (!toDurable) return true;
    const open = indexedDB.open('homeward', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('records');
    const database = await new Promise((resolve, reject) => { open.onsuccess = () => resolve(open.result); open.onerror = () => reject(open.error); });
    const transaction = database.transaction('records', 'readwrite');
    const records = transaction.objectStore('records');
    for (const [key, text] of pairs) records.put(text, key);
    await new Promise((resolve, reject) => { transaction.oncomplete = resolve; transaction.onabort = () => reject(transaction.error); });
    database.close();
    return true;
";

/// From the last letter in the search field to the list of hits, in milliseconds.
pub const SEARCH: &str = r"
    const wait = async found => { let it; while (!(it = found())) await new Promise(resolve => setTimeout(resolve, 5)); return it; };
    const field = await wait(() => document.querySelector('#main input[type=search]'));
    const main = document.getElementById('main');
    const began = performance.now();
    field.value = 'lighthouse';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await wait(() => /\b1 (entry|result|found)|found 1\b|1 entry/i.test(main.textContent));
    return performance.now() - began;
";
