//! Stands between the browser and the host, as a bad network or a host with other habits does.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// What is done to the traffic.
pub trait Habit: Send + Sync + 'static {
    /// Sees the first line of a request before the host does. May take its time.
    fn before(&self, _request: &str) {}

    /// Changes a piece of an answer. The head of an answer comes in one piece.
    fn after(&self, answer: Vec<u8>) -> Vec<u8> {
        answer
    }
}

/// Gives the address from which `host` is reached through this habit. Its threads end with the test run.
pub fn through(habit: impl Habit, host: &str) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (host, habit) = (host.trim_start_matches("http://").to_owned(), Arc::new(habit));
    thread::spawn(move || {
        for client in listener.incoming().flatten() {
            let (host, habit) = (host.clone(), Arc::clone(&habit));
            // A browser that goes away in the middle is no failure of the test.
            thread::spawn(move || pass(client, &host, &habit).ok());
        }
    });
    address
}

/// One connection. A request for a file is short and comes in one piece.
fn pass<H: Habit>(mut client: TcpStream, host: &str, habit: &Arc<H>) -> io::Result<()> {
    let mut server = TcpStream::connect(host)?;
    let (mut answers, mut to_client) = (server.try_clone()?, client.try_clone()?);
    let of_answers = Arc::clone(habit);
    thread::spawn(move || {
        hand_on(&mut answers, &mut to_client, |piece| of_answers.after(piece)).ok();
        to_client.shutdown(Shutdown::Write).ok();
    });
    hand_on(&mut client, &mut server, |piece| {
        let text = String::from_utf8_lossy(&piece);
        habit.before(text.lines().next().unwrap_or_default());
        piece
    })?;
    server.shutdown(Shutdown::Write)
}

fn hand_on(
    from: &mut TcpStream,
    to: &mut TcpStream,
    mut change: impl FnMut(Vec<u8>) -> Vec<u8>,
) -> io::Result<()> {
    let mut room = vec![0; 1 << 16];
    loop {
        match from.read(&mut room)? {
            0 => return Ok(()),
            length => to.write_all(&change(room[..length].to_vec()))?,
        }
    }
}

/// A host that has never heard of wasm, as many have not.
pub struct NoTypeForWasm;

impl Habit for NoTypeForWasm {
    fn after(&self, answer: Vec<u8>) -> Vec<u8> {
        const KNOWN: &[u8] = b"content-type: application/wasm\r\n";
        const UNKNOWN: &[u8] = b"content-type: application/octet-stream\r\n";
        let at = answer.windows(KNOWN.len()).position(|bytes| bytes == KNOWN);
        at.map_or_else(|| answer.clone(), |at| [&answer[..at], UNKNOWN, &answer[at + KNOWN.len()..]].concat())
    }
}
