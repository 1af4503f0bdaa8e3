//! The three doors of a gemeente: ask, act, open.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use domain::access::{Purpose, Role, Viewer};
use domain::draft::{Draft, Pen};
use domain::entry::{Said, Statement};
use domain::fact;
use domain::ids::{Daad, InwonerId, MedewerkerId, Nr};
use domain::refusal::{Hidden, No};
use domain::samenvoeging;
use domain::state::State;
use domain::text::Sealed;
use domain::time::{Day, Moment};
use domain::vernietiging::Destruction;
use store::Envelope;
use store::inzage::{InzageRecord, Wanted};

use crate::error::{Error, Trouble};
use crate::gemeente::Gemeente;
use crate::writer::destroy::Destroying;
use crate::writer::{Message, Waiting};

/// Who asks or acts, in which role, and why. Whether the role is theirs is asked of the state each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    pub medewerker: MedewerkerId,
    pub role: Role,
    pub purpose: Purpose,
}

impl Identity {
    /// The command line on the machine that holds the keys.
    pub const MEEDOEN: Identity =
        Identity { medewerker: MedewerkerId::MEEDOEN, role: Role::Meedoen, purpose: Purpose::Beheer };

    pub(crate) fn viewer(&self, state: &State, today: Day) -> Result<Viewer, Hidden> {
        match self.role {
            Role::Meedoen => Ok(Viewer::meedoen(today)),
            role => Viewer::new(state, self.medewerker, role, self.purpose, today).ok_or(Hidden),
        }
    }
}

/// An act that is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acted {
    /// The first and last entry of the act, also when it is repeated; `None` when nothing had to be recorded.
    pub nrs: Option<(Nr, Nr)>,
    /// The act had been recorded before: a second click.
    pub repeated: bool,
}

impl Gemeente {
    /// Reads. What the question looked at is written to the read log before the answer is given, also when the answer is that
    /// it is hidden; when that cannot be written there is no answer.
    ///
    /// # Errors
    /// [`Error::Hidden`] when the role is not theirs, or by the question itself; [`Error::Trouble`] when the look cannot be recorded.
    pub fn ask<T>(
        &self,
        who: Identity,
        question: impl FnOnce(&State, &Viewer) -> Result<T, Hidden>,
    ) -> Result<T, Error> {
        let answer = self.answer(who, question);
        self.meters.asked(&answer);
        answer
    }

    fn answer<T>(
        &self,
        who: Identity,
        question: impl FnOnce(&State, &Viewer) -> Result<T, Hidden>,
    ) -> Result<T, Error> {
        let state = self.state.load_full();
        let viewer = who.viewer(&state, self.clock.today())?.with_kept(&self.beside.kept);
        let answer = question(&state, &viewer);
        self.record_looks(&state, &viewer)?;
        Ok(answer?)
    }

    /// Each look for its own purpose: whoever stands in for a colleague sees two caseloads in one list.
    fn record_looks(&self, state: &State, viewer: &Viewer) -> Result<(), Error> {
        let looks = viewer.take_looks();
        for inwoner in looks.dossiers {
            self.record_look(viewer, viewer.purpose_about(state, inwoner), Some(inwoner.0), None, Vec::new())?;
        }
        for inwoner in looks.requested {
            self.record_look(viewer, Purpose::Inzageverzoek, Some(inwoner.0), None, Vec::new())?;
        }
        for (list, inwoners) in looks.lists {
            let mut by_purpose: Vec<(Purpose, Vec<u32>)> = Vec::new();
            for inwoner in inwoners {
                let purpose = viewer.purpose_about(state, inwoner);
                match by_purpose.iter_mut().find(|(known, _)| *known == purpose) {
                    Some((_, ids)) => ids.push(inwoner.0),
                    None => by_purpose.push((purpose, vec![inwoner.0])),
                }
            }
            for (purpose, ids) in by_purpose {
                self.record_look(viewer, purpose, None, Some(list.to_owned()), ids)?;
            }
        }
        Ok(())
    }

    fn record_look(
        &self,
        viewer: &Viewer,
        doel: Purpose,
        inwoner: Option<u32>,
        lijst: Option<String>,
        inwoners: Vec<u32>,
    ) -> Result<(), Error> {
        let (at, door, rol) = (self.clock.now().0, viewer.medewerker().0, viewer.role().word().to_owned());
        let look = InzageRecord { at, door, rol, doel: doel.word().to_owned(), inwoner, lijst, inwoners };
        Ok(self.inzage.record(&look)?)
    }

    /// The whole read log, newest first, for who watches over it; how many fit beside those that are shown. Looking up one
    /// dossier in it is a look at that dossier.
    pub fn looks(
        &self,
        who: Identity,
        wanted: &Wanted,
        from: u32,
        at_most: u32,
    ) -> Result<(Vec<InzageRecord>, u64), Error> {
        self.ask(who, |_, viewer| {
            viewer.gate_at_large(&domain::access::INZAGE_LOG)?;
            if let Some(inwoner) = wanted.inwoner {
                viewer.note_list("inzagelog", vec![InwonerId(inwoner)]);
            }
            Ok(())
        })?;
        Ok((self.inzage.looks(wanted, from, at_most)?, self.inzage.count(wanted)?))
    }

    /// Who read this dossier, newest first, for who may know. Asking this is itself a look. Whoever else was in a list that was
    /// read is nobody's business here.
    pub fn readers_of(&self, who: Identity, inwoner: InwonerId) -> Result<Vec<InzageRecord>, Error> {
        let numbers = self.ask(who, |state, viewer| {
            viewer.read(state, inwoner, &domain::access::INZAGE)?;
            Ok(samenvoeging::numbers_of(state, viewer, inwoner))
        })?;
        self.looks_at(&numbers)
    }

    /// Who read this dossier, for the file that its own inwoner gets; who hands that over need not be in the dossier at work.
    pub fn readers_for_the_person(&self, who: Identity, inwoner: InwonerId) -> Result<Vec<InzageRecord>, Error> {
        let numbers = self.ask(who, |state, viewer| {
            viewer.gate(state, inwoner, &domain::access::EIGEN)?;
            Ok(samenvoeging::numbers_of(state, viewer, inwoner))
        })?;
        self.looks_at(&numbers)
    }

    /// Every look at these dossiers, newest first. Whoever else was in a list that was read is nobody's business here.
    fn looks_at(&self, numbers: &[InwonerId]) -> Result<Vec<InzageRecord>, Error> {
        let mut looks = Vec::new();
        for number in numbers {
            looks.extend(self.inzage.readers_of(number.0)?);
        }
        looks.sort_by_key(|look| std::cmp::Reverse(look.at));
        Ok(looks.into_iter().map(|look| InzageRecord { inwoners: Vec::new(), ..look }).collect())
    }

    /// The newest looks at this dossier, at most so many, and how many there are in all.
    pub fn last_readers_of(
        &self,
        who: Identity,
        inwoner: InwonerId,
        at_most: u32,
    ) -> Result<(Vec<InzageRecord>, u64), Error> {
        let numbers = self.ask(who, |state, viewer| {
            viewer.read(state, inwoner, &domain::access::INZAGE)?;
            Ok(samenvoeging::numbers_of(state, viewer, inwoner))
        })?;
        let (mut looks, mut count) = (Vec::new(), 0);
        for number in numbers {
            looks.extend(self.inzage.last_readers_of(number.0, at_most)?);
            count += self.inzage.count_of(number.0)?;
        }
        looks.sort_by_key(|look| std::cmp::Reverse(look.at));
        looks.truncate(at_most as usize);
        Ok((looks.into_iter().map(|look| InzageRecord { inwoners: Vec::new(), ..look }).collect(), count))
    }

    /// Writes: the rule decides on the newest state, and the answer comes when its facts are durable.
    ///
    /// `rule` may be asked again when another process was first, so it decides only by what it is given.
    pub async fn act<R>(&self, who: Identity, daad: Daad, rule: R) -> Result<Acted, Error>
    where
        R: Fn(&State, &Viewer) -> Result<Vec<Statement>, No> + Send + 'static,
    {
        let (send, receive) = tokio::sync::oneshot::channel();
        self.send(
            who,
            daad,
            false,
            move |draft, pen, viewer| one(draft, pen, viewer, &rule),
            move |outcome| drop(send.send(outcome)),
        )?;
        receive.await.unwrap_or_else(|_| Err(self.gone().into()))
    }

    /// The same for threads that may wait: the command line, an import, a bench.
    pub fn act_and_wait<R>(&self, who: Identity, daad: Daad, rule: R) -> Result<Acted, Error>
    where
        R: Fn(&State, &Viewer) -> Result<Vec<Statement>, No> + Send + 'static,
    {
        self.send_and_wait(who, daad, false, move |draft, pen, viewer| one(draft, pen, viewer, &rule))
    }

    /// Several acts as one, all or nothing: an import, a month of the demo.
    pub fn batch_and_wait<B>(&self, who: Identity, daad: Daad, acts: B) -> Result<Acted, Error>
    where
        B: FnMut(&mut Draft, Pen, &Viewer) -> Result<(), Error> + Send + 'static,
    {
        self.send_and_wait(who, daad, true, acts)
    }

    fn send_and_wait<B>(&self, who: Identity, daad: Daad, several: bool, acts: B) -> Result<Acted, Error>
    where
        B: FnMut(&mut Draft, Pen, &Viewer) -> Result<(), Error> + Send + 'static,
    {
        let (send, receive) = std::sync::mpsc::sync_channel(1);
        self.send(who, daad, several, acts, move |outcome| drop(send.send(outcome)))?;
        receive.recv().unwrap_or_else(|_| Err(self.gone().into()))
    }

    /// Destroys zaken for good: their bodies leave the log, their keys leave every process, and nothing of them stays in memory.
    /// What comes in meanwhile waits; reading goes on. `rule` says which zaken, on the newest state.
    pub fn destroy_and_wait(
        &self,
        who: Identity,
        daad: Daad,
        rule: impl Fn(&State, &Viewer) -> Result<Destruction, No> + Send + 'static,
    ) -> Result<Acted, Error> {
        let (send, receive) = std::sync::mpsc::sync_channel(1);
        let answer = Box::new(move |outcome| drop(send.send(outcome)));
        let asked = Destroying { who, daad, decide: Box::new(rule), answer };
        let desk = self.desk.as_ref().ok_or_else(|| self.gone())?;
        desk.send(Message::Destroy(asked)).map_err(|_| self.gone())?;
        receive.recv().unwrap_or_else(|_| Err(self.gone().into()))
    }

    /// The same for who must not hold up other requests meanwhile.
    pub async fn destroy(
        &self,
        who: Identity,
        daad: Daad,
        rule: impl Fn(&State, &Viewer) -> Result<Destruction, No> + Send + 'static,
    ) -> Result<Acted, Error> {
        let (send, receive) = tokio::sync::oneshot::channel();
        let answer = Box::new(move |outcome| drop(send.send(outcome)));
        let asked = Destroying { who, daad, decide: Box::new(rule), answer };
        let desk = self.desk.as_ref().ok_or_else(|| self.gone())?;
        desk.send(Message::Destroy(asked)).map_err(|_| self.gone())?;
        receive.await.unwrap_or_else(|_| Err(self.gone().into()))
    }

    /// What a batch would do, on a draft that is dropped afterwards. What was looked at to tell so is a look like any other.
    pub fn try_out<T>(
        &self,
        who: Identity,
        acts: impl FnOnce(&mut Draft, Pen, &Viewer) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut draft = Draft::on(State::clone(&self.state.load()));
        let viewer = who.viewer(draft.state(), self.clock.today())?;
        let pen = Pen::of(&viewer, Daad::default(), self.clock.now());
        let outcome = acts(&mut draft, pen, &viewer);
        self.record_looks(draft.state(), &viewer)?;
        outcome
    }

    fn send<B>(
        &self,
        who: Identity,
        daad: Daad,
        several: bool,
        mut acts: B,
        answer: impl FnOnce(Result<Acted, Error>) + Send + 'static,
    ) -> Result<(), Trouble>
    where
        B: FnMut(&mut Draft, Pen, &Viewer) -> Result<(), Error> + Send + 'static,
    {
        let decide = Box::new(move |draft: &mut Draft, today: Day, geboekt: Moment| {
            let viewer = who.viewer(draft.state(), today)?;
            acts(draft, Pen::of(&viewer, daad, geboekt), &viewer)
        });
        let desk = self.desk.as_ref().ok_or_else(|| self.gone())?;
        let (meters, begun) = (Arc::clone(&self.meters), Instant::now());
        let answer = Box::new(move |outcome: Result<Acted, Error>| {
            meters.acted(&outcome, begun.elapsed());
            answer(outcome);
        });
        let waiting = Waiting { daad, several, decide, answer };
        desk.send(Message::Act(waiting)).map_err(|_| self.gone())
    }

    /// Appends what was decided on a draft elsewhere with a clock of its own: only the demo does that.
    pub fn append_lived(&self, daad: Daad, lived: Vec<(Pen, Statement)>) -> Result<Acted, Error> {
        self.batch_and_wait(Identity::MEEDOEN, daad, move |draft, _, _| {
            for (pen, statement) in &lived {
                draft.write(*pen, statement.clone());
            }
            Ok(())
        })
    }

    /// The long texts behind these handles that can be read now: all of them, or none while the database with the log is away, which
    /// the page then says. Not for a form that would take an empty text for the old one.
    pub fn open_if_there(&self, handles: &[Sealed]) -> Result<HashMap<Sealed, String>, Error> {
        match self.open(handles) {
            Err(Error::Trouble(Trouble::Away(_))) => Ok(HashMap::new()),
            other => other,
        }
    }

    /// Opens the long texts behind these handles. A handle comes only from a question, which has checked and recorded the look.
    /// What turned out to belong to another inwoner since is opened for nobody.
    ///
    /// # Errors
    /// [`Error::Hidden`] when one of them was given out by another gemeente; [`Error::Trouble`] when the log cannot be read.
    pub fn open(&self, handles: &[Sealed]) -> Result<HashMap<Sealed, String>, Error> {
        let state = self.state.load();
        let mut there = Vec::with_capacity(handles.len());
        for handle in handles {
            let nr = handle.nr_in(&self.slug).ok_or(Hidden)?;
            if !state.is_elsewhere(nr) {
                there.push((*handle, u64::from(nr.0)));
            }
        }
        if there.is_empty() {
            return Ok(HashMap::new());
        }
        let (handles, nrs): (Vec<Sealed>, Vec<u64>) = there.into_iter().unzip();
        let bodies = self.with_reader(|log| log.bodies(&nrs))?;
        let mut texts = HashMap::new();
        for (handle, (envelope, body)) in handles.iter().zip(bodies) {
            // A body that was lawfully destroyed since the question was answered has no text any more.
            let Some(body) = body else { continue };
            if let Some(text) = self.long_text(&envelope, &body)? {
                texts.insert(*handle, text);
            }
        }
        Ok(texts)
    }

    fn long_text(&self, envelope: &Envelope, body: &[u8]) -> Result<Option<String>, Trouble> {
        let corrigeert = envelope.corrigeert.map(|nr| Nr(nr as u32));
        let decoded = fact::decode(&envelope.soort, envelope.versie, corrigeert, body);
        let unreadable =
            |cause| Trouble::Undecodable { gemeente: self.slug.clone(), nr: Nr(envelope.nr as u32), cause };
        match decoded.map_err(unreadable)?.0 {
            Said::Fact(fact) => Ok(fact.long_text().map(str::to_owned)),
            Said::Withdrawn(_) | Said::Destroyed(_) => Ok(None),
        }
    }

    fn gone(&self) -> Trouble {
        Trouble::WriterGone(self.slug.clone())
    }
}

fn one<R>(draft: &mut Draft, pen: Pen, viewer: &Viewer, rule: &R) -> Result<(), Error>
where
    R: Fn(&State, &Viewer) -> Result<Vec<Statement>, No>,
{
    draft.act(pen, |state| rule(state, viewer))?;
    Ok(())
}
