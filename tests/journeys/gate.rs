//! A way to the host on which one file is held back, as on a network that has nearly stopped.

use std::sync::{Arc, Condvar, Mutex};

use crate::proxy::{Habit, through};

/// Holds requests back until it is opened.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

/// A request with this part in its address waits, all others pass.
struct Holding(Gate, &'static str);

impl Gate {
    /// Puts a closed gate before `host`, for requests with `part` in their address. Gives the address from which the host
    /// is now reached.
    pub fn before(host: &str, part: &'static str) -> (Self, String) {
        let gate = Self::default();
        let address = through(Holding(gate.clone(), part), host);
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
}

impl Habit for Holding {
    fn before(&self, request: &str) {
        if request.contains(self.1) {
            self.0.wait();
        }
    }
}
