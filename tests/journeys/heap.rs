//! A look into the memory of a page with Chromium's own debugger.

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::phone::Phone;

/// All of a heap snapshot of the page: the strings are in it as they are.
#[track_caller]
pub fn strings_in_heap(phone: &Phone) -> String {
    phone.run(async {
        let mut page = Page::of(phone).await;
        page.call("HeapProfiler.enable", json!({})).await;
        page.call("HeapProfiler.collectGarbage", json!({})).await;
        page.call("HeapProfiler.takeHeapSnapshot", json!({})).await;
        page.chunks
    })
}

/// From the next page on, each page keeps hold of the memories of its wasm.
#[track_caller]
pub fn keep_hold_of_wasm(phone: &Phone) {
    const HOLD: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
        const plain = WebAssembly[name];
        WebAssembly[name] = async (...words) => {
            const made = await plain.apply(WebAssembly, words);
            const { memory } = (made.instance ?? made).exports;
            if (memory) (window.memories ??= []).push(memory);
            return made;
        };
    }";
    let source = json!({ "source": HOLD });
    phone.wait_for(phone.browser().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", source));
}

/// How many memories of the page there are, and in how many of them the words stand, as UTF-8.
#[track_caller]
pub fn words_in_wasm(phone: &Phone, words: &str) -> Value {
    const COUNT: &str = "
        const sought = new TextEncoder().encode(arguments[0]);
        const holds = ({ buffer }) => {
            const bytes = new Uint8Array(buffer);
            for (let at = bytes.indexOf(sought[0]); at >= 0; at = bytes.indexOf(sought[0], at + 1)) {
                if (sought.every((byte, next) => bytes[at + next] === byte)) return true;
            }
            return false;
        };
        return [window.memories.length, window.memories.filter(holds).length];";
    phone.script(COUNT, &[json!(words)])
}

/// A page, seen by the debugger.
struct Page {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    calls: u64,
    /// What came of a snapshot so far.
    chunks: String,
}

impl Page {
    async fn of(phone: &Phone) -> Page {
        let options = phone.browser().capabilities().get("goog:chromeOptions").cloned().expect("options");
        let debugger = options["debuggerAddress"].as_str().expect("the debugger's address");
        let window = phone.browser().window().await.expect("a window");
        let address = format!("ws://{}/devtools/page/{window}", debugger.replace("localhost", "127.0.0.1"));
        let (socket, _) = connect_async(address).await.expect("the debugger");
        Page { socket, calls: 0, chunks: String::new() }
    }

    /// Calls a method, and waits for its answer.
    async fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.calls += 1;
        let call = json!({ "id": self.calls, "method": method, "params": parameters });
        self.socket.send(Message::text(call.to_string())).await.expect("a call");
        while let Some(message) = self.socket.next().await {
            let message = message.expect("a message");
            let Ok(text) = message.to_text() else { continue };
            let said: Value = serde_json::from_str(text).unwrap_or_default();
            if said["method"] == "HeapProfiler.addHeapSnapshotChunk" {
                self.chunks.push_str(said["params"]["chunk"].as_str().unwrap_or_default());
            } else if said["id"] == self.calls {
                assert!(said["error"].is_null(), "{method}: {said}");
                return said["result"].clone();
            }
        }
        panic!("the debugger ended before it had answered {method}");
    }
}
