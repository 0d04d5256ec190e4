//! A way to the host on which one file is held back, as on a network that has nearly stopped.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// Holds requests back until it is opened. Its threads end with the test run.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Puts a closed gate before `host`: a request with `part` in its address waits, all others pass. Gives the address
    /// from which the host is now reached.
    pub fn before(host: &str, part: &'static str) -> (Self, String) {
        let gate = Self::default();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (host, keeper) = (host.trim_start_matches("http://").to_owned(), gate.clone());
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (host, keeper) = (host.clone(), keeper.clone());
                // A browser that goes away in the middle is no failure of the test.
                thread::spawn(move || keeper.pass(client, &host, part).ok());
            }
        });
        (gate, address)
    }

    /// Lets through what waits, and all that comes.
    pub fn open(&self) {
        let (is_open, opened) = &*self.0;
        *is_open.lock().unwrap() = true;
        opened.notify_all();
    }

    fn wait(&self) {
        let (is_open, opened) = &*self.0;
        drop(opened.wait_while(is_open.lock().unwrap(), |is_open| !*is_open).unwrap());
    }

    /// One connection. A request for a file is short and comes in one piece.
    fn pass(&self, mut client: TcpStream, host: &str, part: &str) -> io::Result<()> {
        let mut server = TcpStream::connect(host)?;
        let (mut answers, mut to_client) = (server.try_clone()?, client.try_clone()?);
        thread::spawn(move || {
            io::copy(&mut answers, &mut to_client).ok();
            to_client.shutdown(Shutdown::Write).ok();
        });
        let mut request = vec![0; 1 << 16];
        loop {
            let length = client.read(&mut request)?;
            if length == 0 {
                return server.shutdown(Shutdown::Write);
            }
            let text = String::from_utf8_lossy(&request[..length]);
            if text.lines().next().is_some_and(|line| line.contains(part)) {
                self.wait();
            }
            server.write_all(&request[..length])?;
        }
    }
}
