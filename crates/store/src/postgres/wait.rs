//! Waiting for the database from threads that may wait.
//!
//! The client is asynchronous and the store is not: a writer has a thread of its own, and a page reads a few rows. One small
//! runtime keeps the connections going, and whoever asks sleeps until the answer is there.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let built = Builder::new_multi_thread().worker_threads(1).thread_name("postgres").enable_all().build();
    built.expect("a process that could start can start one more thread")
});

/// Lets something go on beside everything else.
pub(super) fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    RUNTIME.spawn(future);
}

/// The answer, or None when it did not come in time. It may be called from any thread, also one that belongs to a runtime.
pub(super) fn wait<F: Future>(patience: Duration, future: F) -> Option<F::Output> {
    let _inside = RUNTIME.enter();
    // A thread of a web server counts how much it polls and then pretends that nothing is ready; here it has nothing else to do.
    let mut future = pin!(tokio::task::unconstrained(tokio::time::timeout(patience, future)));
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(answer) => return answer.ok(),
            Poll::Pending => std::thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
