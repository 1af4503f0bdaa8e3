//! Keeping no longer than allowed: what is due, who proposes, who decides, and doing it.

use std::process::ExitCode;

use anyhow::Context;
use app::{App, Gemeente, Identity, fresh_daad};
use clap::Subcommand;
use domain::access::{Purpose, Role, figures};
use domain::ids::{InwonerId, MedewerkerId};
use domain::text::folded;
use domain::time::Day;
use domain::vernietiging::{self, Grond, Item, Proposal, Propose};
use domain::{medewerker, vaststelling};

use crate::Map;

#[derive(clap::Args)]
pub struct In {
    #[command(flatten)]
    map: Map,
    #[arg(long)]
    gemeente: String,
}

#[derive(Subcommand)]
pub enum Command {
    /// Stelt alle cijfers van een jaar vast; daarna kan er van dat jaar iets vernietigd worden zonder dat een tabel verandert.
    Vaststellen {
        jaar: i16,
        #[command(flatten)]
        plaats: In,
    },
    /// Noemt alles waarvan de bewaartermijn om is, met de termijn en waar die staat. Zonder namen.
    Vervalt {
        #[command(flatten)]
        plaats: In,
    },
    /// Legt vast dat een inwoner vraagt om vernietiging. Het antwoord moet er binnen een maand zijn.
    Verzoek {
        /// Het nummer van de inwoner.
        inwoner: u32,
        /// Op welke dag erom gevraagd is; anders vandaag.
        #[arg(long)]
        datum: Option<Day>,
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        plaats: In,
    },
    /// Stelt voor om iets te vernietigen. Iemand anders besluit erover.
    Voorstel {
        /// De zaken, zoals `vervalt` ze noemt; anders alles waarvan de termijn om is.
        zaken: Vec<String>,
        /// Omdat de inwoner erom vroeg; dan mag het ook voor de termijn om is, met een reden.
        #[arg(long)]
        verzoek: bool,
        #[arg(long)]
        reden: Option<String>,
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        plaats: In,
    },
    /// Besluit over een voorstel van iemand anders.
    Besluit {
        voorstel: u32,
        /// Niet akkoord; zeg met --reden waarom niet.
        #[arg(long)]
        afwijzen: bool,
        #[arg(long)]
        reden: Option<String>,
        #[command(flatten)]
        door: Door,
        #[command(flatten)]
        plaats: In,
    },
    /// Vernietigt waarover twee mensen het eens zijn: de sleutels en de inhoud zijn daarna weg, ook uit elke back-up.
    Uitvoeren {
        voorstel: u32,
        #[command(flatten)]
        plaats: In,
    },
    /// Alle verzoeken en voorstellen, wat erover besloten is en wat er vernietigd is: de verklaring.
    Overzicht {
        #[command(flatten)]
        plaats: In,
    },
}

#[derive(clap::Args)]
pub struct Door {
    /// De naam van wie dit doet: een coördinator of beleidsmedewerker.
    #[arg(long = "door", value_name = "NAAM")]
    naam: String,
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Vaststellen { jaar, plaats } => establish(&plaats.town()?.1, jaar)?,
            Command::Vervalt { plaats } => due(&plaats.town()?.1)?,
            Command::Verzoek { inwoner, datum, door, plaats } => {
                let (_app, town) = plaats.town()?;
                let (who, on) = (door.who(&town)?, datum.unwrap_or(town.clock().today()));
                let rule = move |state: &_, viewer: &_| vernietiging::request(state, viewer, InwonerId(inwoner), on);
                town.act_and_wait(who, fresh_daad(), rule)?;
                println!("Vastgelegd. Antwoord uiterlijk op {}.", on.plus_months(1));
            }
            Command::Voorstel { zaken, verzoek, reden, door, plaats } => {
                let (_app, town) = plaats.town()?;
                propose(&town, door.who(&town)?, zaken, verzoek, reden)?;
            }
            Command::Besluit { voorstel, afwijzen, reden, door, plaats } => {
                let (_app, town) = plaats.town()?;
                town.act_and_wait(door.who(&town)?, fresh_daad(), move |state, viewer| {
                    vernietiging::decide(state, viewer, voorstel, !afwijzen, reden.as_deref())
                })?;
                println!("Besloten: {}.", if afwijzen { "niet akkoord" } else { "akkoord" });
            }
            Command::Uitvoeren { voorstel, plaats } => {
                let (_app, town) = plaats.town()?;
                town.destroy_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
                    vernietiging::execute(state, viewer, voorstel)
                })?;
                let all = proposals(&town)?;
                all.iter().filter(|one| one.voorstel == voorstel).for_each(tell);
                println!("Maak nu een nieuwe export van de sleutels en vernietig de oude: meedoen sleutel exporteer.");
            }
            Command::Overzicht { plaats } => overview(&plaats.town()?.1)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl In {
    fn town(&self) -> anyhow::Result<(App, std::sync::Arc<Gemeente>)> {
        let app = self.map.open()?;
        let town = app.gemeente(&self.gemeente)?;
        Ok((app, town))
    }
}

impl Door {
    /// The person of this name, in a role that may.
    fn who(&self, town: &Gemeente) -> anyhow::Result<Identity> {
        let wanted = folded(&self.naam);
        let people = town.ask(Identity::MEEDOEN, |state, viewer| Ok(medewerker::list(state, viewer)))?;
        let mut found = people.iter().filter(|one| folded(&one.naam) == wanted).map(|one| one.id);
        let id = found.next().with_context(|| format!("hier werkt niemand die {} heet", self.naam))?;
        anyhow::ensure!(found.next().is_none(), "er werken er meer die {} heten", self.naam);
        let today = town.clock().today();
        let holds = |id: MedewerkerId, role| {
            town.ask(Identity::MEEDOEN, |state, _| Ok(medewerker::holds(state, id, role, today)))
        };
        for (role, purpose) in
            [(Role::Beleidsmedewerker, Purpose::Verantwoording), (Role::Coordinator, Purpose::Coordinatie)]
        {
            if holds(id, role)? {
                return Ok(Identity { medewerker: id, role, purpose });
            }
        }
        anyhow::bail!("{} is geen coördinator en geen beleidsmedewerker", self.naam)
    }
}

fn establish(town: &Gemeente, jaar: i16) -> anyhow::Result<()> {
    let tables = town.ask(Identity::MEEDOEN, |state, viewer| {
        Ok(reports::to_establish(state, figures(viewer)?, viewer.today(), jaar))
    })?;
    let count = tables.len();
    town.act_and_wait(Identity::MEEDOEN, fresh_daad(), move |state, viewer| {
        vaststelling::establish(state, viewer, jaar, tables.clone())
    })?;
    println!("{count} tabellen van {jaar} zijn vastgesteld.");
    Ok(())
}

fn due(town: &Gemeente) -> anyhow::Result<()> {
    let (all, today) =
        town.ask(Identity::MEEDOEN, |state, viewer| Ok((vernietiging::due(state, viewer)?, viewer.today())))?;
    for Item { inwoner, soort, zaken, vervalt, termijn, .. } in &all {
        let since = vervalt.map_or_else(String::new, |day| day.to_string());
        println!("{since}  inwoner {inwoner}  {}  {}", soort.word(), zaken.join(" "));
        println!("            {} ({}; {})", termijn.duur, termijn.bron, termijn.lezing);
    }
    println!(
        "Op {today} is van {} de termijn om. Leg de termijnen naast de eigen selectielijst voor je iets voorstelt.",
        all.len()
    );
    Ok(())
}

fn propose(
    town: &Gemeente,
    who: Identity,
    zaken: Vec<String>,
    verzoek: bool,
    reden: Option<String>,
) -> anyhow::Result<()> {
    let zaken = if zaken.is_empty() {
        let all = town.ask(who, vernietiging::due)?;
        all.into_iter().flat_map(|item| item.zaken).collect()
    } else {
        zaken
    };
    let grond = if verzoek { Grond::Verzoek } else { Grond::Termijn };
    let (count, asked) = (zaken.len(), Propose { grond, zaken, reden });
    town.act_and_wait(who, fresh_daad(), move |state, viewer| vernietiging::propose(state, viewer, &asked))?;
    let number = proposals(town)?.last().map_or(0, |proposal| proposal.voorstel);
    println!("Voorstel {number}, over {count} zaken. Iemand anders besluit: meedoen vernietiging besluit {number}");
    Ok(())
}

fn proposals(town: &Gemeente) -> anyhow::Result<Vec<Proposal>> {
    Ok(town.ask(Identity::MEEDOEN, vernietiging::proposals)?)
}

fn overview(town: &Gemeente) -> anyhow::Result<()> {
    for request in town.ask(Identity::MEEDOEN, vernietiging::requests)? {
        let refused = request.afgewezen.as_ref().map(|no| format!("afgewezen op {}: {}", no.dag, no.reden));
        let answer = refused.unwrap_or_else(|| match request.antwoord {
            None => format!("nog geen voorstel; antwoord uiterlijk op {}", request.antwoord_voor),
            Some((voorstel, None)) => format!("voorstel {voorstel}; besluit uiterlijk op {}", request.antwoord_voor),
            Some((voorstel, Some(day))) => format!("voorstel {voorstel}, besloten op {day}"),
        });
        println!("Verzoek van inwoner {} op {}: {answer}.", request.inwoner, request.datum);
    }
    proposals(town)?.iter().for_each(tell);
    Ok(())
}

/// Who did what, by number: a name would outlive the reason to know it.
fn tell(proposal: &Proposal) {
    let Proposal { voorstel, datum, door, grond, zaken, reden, besluit, uitgevoerd } = proposal;
    println!("Voorstel {voorstel} van medewerker {door} op {datum}, grond {}: {}", grond.word(), zaken.join(" "));
    if let Some(reden) = reden {
        println!("  reden: {reden}");
    }
    match besluit {
        None => println!("  nog niet besloten"),
        Some((who, true, day, _)) => println!("  akkoord van medewerker {who} op {day}"),
        Some((who, false, day, why)) => {
            println!("  niet akkoord, medewerker {who} op {day}: {}", why.as_deref().unwrap_or_default());
        }
    }
    if let Some((nr, day, count)) = uitgevoerd {
        println!("  vernietigd op {day}: de inhoud van {count} regels, vastgelegd in regel {nr} van het logboek");
    }
}
