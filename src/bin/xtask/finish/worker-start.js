// The build puts this at the end of the worker's glue. What goes wrong here is thrown once more, outside of the promise: only
// so does the page hear of it.
wasm_bindgen({ module_or_path: location.href.replace(/\.js$/, "_bg.wasm") })
  .catch((error) => setTimeout(() => { throw error; }));
