//! Telling other nodes that there is something new, and hearing it from them.
//!
//! It is a courtesy: whoever hears nothing looks at the head now and then as well, and a database that knows no LISTEN serves
//! just as well, a little later. That is why nothing of it stands in the transaction of an append. There it would make all
//! appends of all gemeenten wait for each other, since the database puts its messages in one row.

use std::collections::{HashMap, HashSet};
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{AsyncMessage, Client, NoTls, Socket};

use super::address::Address;
use super::wait::spawn;

const CHANNEL: &str = "meedoen_log";
/// How long after a lost connection the next is tried.
const AGAIN: Duration = Duration::from_secs(1);

type Wake = Arc<dyn Fn() + Send + Sync>;

/// Who wants to hear of which gemeente.
#[derive(Default)]
struct Ears {
    next: u64,
    of: HashMap<String, Vec<(u64, Wake)>>,
}

type Shared = Arc<Mutex<Ears>>;

/// One connection for all that this process tells and hears.
pub(super) struct Listener {
    ears: Shared,
    tell: UnboundedSender<String>,
    /// What the connection starts with, until the first has something to tell or wants to hear.
    begin: Mutex<Option<(Address, UnboundedReceiver<String>)>>,
}

/// Somebody hears of a gemeente for as long as this is kept.
pub(crate) struct Subscription {
    ears: Weak<Mutex<Ears>>,
    gemeente: String,
    id: u64,
}

impl Listener {
    pub fn new(address: Address) -> Listener {
        let (tell, told) = unbounded_channel();
        Listener { ears: Shared::default(), tell, begin: Mutex::new(Some((address, told))) }
    }

    pub fn subscribe(&self, gemeente: &str, wake: Wake) -> Subscription {
        self.begin();
        let mut ears = lock(&self.ears);
        let id = ears.next;
        ears.next += 1;
        ears.of.entry(gemeente.to_owned()).or_default().push((id, wake));
        Subscription { ears: Arc::downgrade(&self.ears), gemeente: gemeente.to_owned(), id }
    }

    /// Tells the other nodes, some time soon.
    pub fn tell(&self, gemeente: &str) {
        self.begin();
        // Nobody there to send it: then they look by themselves.
        let _ = self.tell.send(gemeente.to_owned());
    }

    fn begin(&self) {
        let begin = self.begin.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some((address, told)) = begin {
            spawn(keep_going(address, Arc::downgrade(&self.ears), told));
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let Some(ears) = self.ears.upgrade() else { return };
        if let Some(of) = lock(&ears).of.get_mut(&self.gemeente) {
            of.retain(|(id, _)| *id != self.id);
        }
    }
}

fn lock(ears: &Mutex<Ears>) -> std::sync::MutexGuard<'_, Ears> {
    ears.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Connects, and connects again when the line broke, until nobody is left to hear or tell anything.
async fn keep_going(address: Address, ears: Weak<Mutex<Ears>>, mut told: UnboundedReceiver<String>) {
    while ears.strong_count() > 0 {
        let client = match &address.tls {
            Some(tls) => connect(&address, tls.clone(), &ears).await,
            None => connect(&address, NoTls, &ears).await,
        };
        if let Some(client) = client {
            // What came in while nobody listened.
            wake(&ears, None);
            if pass_on(&client, &mut told).await.is_none() {
                return;
            }
        }
        tokio::time::sleep(AGAIN).await;
    }
}

async fn connect<T>(address: &Address, tls: T, ears: &Weak<Mutex<Ears>>) -> Option<Client>
where
    T: MakeTlsConnect<Socket> + 'static,
    T::Stream: Send,
    T::TlsConnect: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    let (client, mut connection) = address.config.connect(tls).await.ok()?;
    let ears = Weak::clone(ears);
    spawn(async move {
        while let Some(Ok(message)) = poll_fn(|context| connection.poll_message(context)).await {
            if let AsyncMessage::Notification(heard) = message {
                wake(&ears, Some(heard.payload()));
            }
        }
    });
    let listen = format!("LISTEN {CHANNEL}");
    match client.batch_execute(&listen).await {
        // A database that cannot listen is looked at by everybody themselves. Asking again and again would not teach it.
        Err(error) if !super::pool::is_gone(&error) => std::future::pending().await,
        other => other.ok().map(|()| client),
    }
}

/// Tells what there is to tell; Some when the line broke, None when nothing will come any more.
async fn pass_on(client: &Client, told: &mut UnboundedReceiver<String>) -> Option<()> {
    let mut looked = tokio::time::interval(AGAIN);
    loop {
        let first = tokio::select! {
            gemeente = told.recv() => gemeente?,
            _ = looked.tick() => {
                if client.is_closed() {
                    return Some(());
                }
                continue;
            }
        };
        let mut gemeenten = HashSet::from([first]);
        while let Ok(gemeente) = told.try_recv() {
            gemeenten.insert(gemeente);
        }
        // A slug holds only letters, digits and hyphens. The message may be lost with the power, so nobody waits for the disk.
        let tell: String = gemeenten.iter().map(|gemeente| format!("NOTIFY {CHANNEL}, '{gemeente}'; ")).collect();
        let tell = format!("BEGIN; SET LOCAL synchronous_commit = off; {tell}COMMIT");
        if client.batch_execute(&tell).await.is_err() {
            return Some(());
        }
    }
}

/// Calls whoever wants to hear of this gemeente, or of any.
fn wake(ears: &Weak<Mutex<Ears>>, gemeente: Option<&str>) {
    let Some(ears) = ears.upgrade() else { return };
    let called: Vec<Wake> = {
        let ears = lock(&ears);
        let of = ears.of.iter().filter(|(slug, _)| gemeente.is_none_or(|gemeente| gemeente == slug.as_str()));
        of.flat_map(|(_, of)| of.iter().map(|(_, wake)| Arc::clone(wake))).collect()
    };
    called.iter().for_each(|wake| wake());
}
