//! Invented people and figures, for the pictures and the tests of pages. Lindervoort does not exist.
#![allow(dead_code, reason = "each user of this file shows other pages")]

mod beloften;

use web::caseload::view::{Act, Beloofd, CaseloadPage, Column, Direction, Figure, Filter, KeyFigure, Next, Row, Signal, Sorting, StepLine, Trede};
use web::dossier::view::*;
use web::form::{Choice, Form, Stale};
use web::inloggen::view::*;
use web::inwoner::view::*;
use web::inzage::view::{InzagePage, Look};
use web::medewerker::view::*;
use web::rapport::chart::{Bar, Chart};
use web::rapport::view::*;
use web::shell::*;
use web::tekst::{Taal, Tekst};
use web::traject::view::{close_inputs, extend_inputs, fase_inputs, quiet_form};
use web::uitleg::view::*;
use web::zoek::view::{Hit, ZoekPage};

/// Sample sentences in both languages: what a handler would take from the Fluent files.
fn two<'a>(t: &Tekst, nl: &'a str, en: &'a str) -> &'a str {
    if t.taal() == Taal::Nl { nl } else { en }
}

pub fn pages(taal: Taal) -> Vec<(&'static str, String)> {
    let t = Tekst::new(taal);
    let draw = |name, page: &dyn askama::DynTemplate| (name, page.dyn_render().expect("a String can always be written"));
    vec![
        draw("caseload", &caseload(t, 35)),
        draw("caseload-leeg", &caseload_empty(t)),
        draw("dossier", &dossier(t)),
        draw("dossier-fout", &dossier_refused(t)),
        draw("dossier-nieuw", &dossier_new(t)),
        draw("correctie", &correction(t)),
        draw("zoek", &search(t, true)),
        draw("zoek-leeg", &search(t, false)),
        draw("inzage", &inzage(t)),
        draw("rapporten", &rapport_index(t)),
        draw("rapport", &rapport(t)),
        draw("cel", &cell(t, true)),
        draw("cel-zonder-namen", &cell(t, false)),
        draw("inloggen", &login(t, false)),
        draw("inloggen-fout", &login(t, true)),
        draw("wachtwoord", &password(t)),
        draw("kies", &choose(t)),
        draw("inwoner-nieuw", &inwoner(t, false)),
        draw("inwoner-nieuw-fout", &inwoner(t, true)),
        draw("traject-start", &traject(t)),
        draw("medewerkers", &medewerkers(t)),
        draw("medewerker-nieuw", &medewerker(t)),
        draw("link", &one_time_link(t)),
        draw("niet-te-zien", &HiddenPage { t, shell: shell(t, "hidden-title", 1), back: Some(Link::new("/lindervoort/caseload", t.say("nav-caseload"))) }),
        draw("storing", &TroublePage { t, shell: shell(t, "trouble-title", 9), reference: "7F3A-91C2".into() }),
        draw("alleen-lezen", &AwayPage { t, shell: shell(t, "away-title", 9), again: Link::new("/lindervoort/caseload", t.say("away-again")) }),
        draw("sneltoetsen", &KeysPage { t, shell: shell(t, "footer-keys", 9) }),
        draw("toegankelijkheid", &accessibility(t)),
        draw("wie-ziet-wat", &access(t)),
    ]
}

fn shell(t: Tekst, title: &str, current: usize) -> Shell {
    let title = if t.has(title) { t.say(title) } else { title };
    let item = |at: usize, href: &str, nl: &str, en: &str, badge: Option<&str>, key| NavItem {
        href: format!("/lindervoort/{href}"),
        label: two(&t, nl, en).into(),
        badge: badge.map(Into::into),
        told: String::new(),
        current: at == current,
        key,
    };
    Shell {
        title: title.into(),
        base: "/lindervoort".into(),
        gemeente: two(&t, "gemeente Lindervoort", "municipality of Lindervoort").into(),
        here: "/lindervoort/caseload".into(),
        csrf: "sample".into(),
        user: Some(User {
            name: "Ayşe Demir".into(),
            initials: "AD".into(),
            role: two(&t, "coach, team De Hoven", "coach, team De Hoven").into(),
            roles: vec![
                RoleChoice { id: "coach".into(), label: two(&t, "coach bij Samen Verder", "coach at Samen Verder").into(), current: true },
                RoleChoice { id: "coordinator".into(), label: two(&t, "coördinator", "coordinator").into(), current: false },
            ],
        }),
        nav: vec![
            item(1, "caseload", "Mijn caseload", "My caseload", Some("35"), Some("l")),
            item(2, "rapport", "Rapporten", "Reports", None, None),
            item(3, "medewerkers", "Medewerkers", "Staff", None, None),
        ],
        search: true,
        shortcuts: true,
        demo: true,
        ..Shell::default()
    }
}

fn outside(title: &str) -> Shell {
    Shell { title: title.into(), here: "/inloggen".into(), csrf: "sample".into(), demo: true, ..Shell::default() }
}

const PEOPLE: [(&str, &str, u8, &[u8], bool); 14] = [
    ("Gerda Hoekstra", "De Hoven", 2, &[1, 1, 1, 2, 2, 2, 2], true),
    ("Mohamed Aziz", "De Hoven", 3, &[2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3], false),
    ("Henk Dijkstra", "De Hoven", 1, &[2, 2, 1, 1, 1, 1, 1, 1, 1, 1], false),
    ("Jolanda Vermeer", "Waterkant", 2, &[1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], false),
    ("Said Benali", "De Hoven", 3, &[3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], false),
    ("Marianne de Wit", "Waterkant", 1, &[1], false),
    ("Peter Loonstra", "Waterkant", 4, &[4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4], false),
    ("Fatma Yıldız", "De Hoven", 2, &[2, 2, 2, 2, 2, 2, 2, 2, 2], true),
    ("Krzysztof Nowak-Wiśniewski van der Molenbroek", "Molenkwartier", 4, &[3, 3, 3, 4, 4, 4, 4, 4, 4, 4], false),
    ("Dirk Jansma", "Molenkwartier", 5, &[4, 4, 4, 4, 5, 5, 5, 5], false),
    ("Tesfay Haile", "De Hoven", 2, &[1, 2], true),
    ("Roy Pinas", "Waterkant", 3, &[2, 2, 2, 3, 3, 3, 3, 3], false),
    ("Lucia Fernandes", "Molenkwartier", 4, &[3, 3, 3, 4, 4, 4], false),
    ("Truus Wagenaar", "Waterkant", 2, &[2, 2, 2, 2, 2], false),
];

pub fn caseload(t: Tekst, size: usize) -> CaseloadPage {
    let figure = |text: &str, label: &str| Figure { text: text.into(), href: Some("#".into()), label: format!("{text} {label}") };
    let open = two(&t, "inwoners, toon wie en welke feiten", "residents, show who and which facts");
    let key = |label: &str, value: &str, of: &str| KeyFigure { label: label.into(), value: figure(value, open), of: of.into() };
    let filter = |label: &str, count: &str, current| Filter { label: label.into(), count: Some(count.into()), href: "#".into(), current };
    let sort = |column, direction| Sorting { column, href: "?sorteer=".into(), direction };
    CaseloadPage {
        t,
        shell: shell(t, "nav-caseload", 1),
        title: t.say("nav-caseload").into(),
        summary: two(&t, "35 inwoners bij 1,0 fte. De norm van Samen Verder is 35. Stand op dinsdag 24 november 2026.", "35 residents with 1.0 fte. The norm of Samen Verder is 35. As of Tuesday 24 November 2026.").into(),
        acts: vec![Act { link: Link::new("#", two(&t, "Inwoner aanmelden", "Register resident")), icon: "plus" }],
        figures: vec![
            key(two(&t, "Contact binnen het ritme", "Contact within the rhythm"), "34", two(&t, "van 35", "of 35")),
            key(two(&t, "Gegroeid sinds 1 juli", "Grown since 1 July"), "19", two(&t, "15 naar een hogere trede, 4 erbinnen", "15 to a higher rung, 4 within")),
            key(two(&t, "Eindigt binnen 90 dagen", "Ends within 90 days"), "4", two(&t, "van 35", "of 35")),
            KeyFigure { label: two(&t, "Zonder begeleider", "Without a coach").into(), value: Figure { text: "0".into(), ..Figure::default() }, of: two(&t, "van 35", "of 35").into() },
        ],
        filters: vec![
            filter(two(&t, "Alle", "All"), "35", true),
            filter(two(&t, "Wij zijn te laat", "We are late"), "3", false),
            filter(two(&t, "Deze week contact", "Contact this week"), "13", false),
            filter(two(&t, "Traject eindigt", "Trajectory ends"), "4", false),
            filter(two(&t, "Iets te vieren", "Something to celebrate"), "4", false),
        ],
        aanpak: "Samen Verder".into(),
        sorting: vec![
            sort(Column::Inwoner, None),
            sort(Column::Traject, None),
            sort(Column::LastContact, None),
            sort(Column::NextContact, None),
            sort(Column::Signaal, Some(Direction::Down)),
        ],
        with_trede: true,
        leefgebieden: Some(("P F S V L".into(), two(&t, "P psychisch, F financieel, S sociaal, V verslaving, L lichamelijk", "P mental health, F financial, S social, V addiction, L physical").into())),
        search: Some(("/lindervoort/caseload".into(), String::new())),
        rows: (0..size).map(|at| row(&t, at)).collect(),
        empty: None,
    }
}

fn row(t: &Tekst, at: usize) -> Row {
    let (name, wijk, level, months, growth) = PEOPLE[at % PEOPLE.len()];
    let signal = match at {
        0 => Some((Tone::Late, two(t, "Contact 4 dagen over het ritme", "Contact 4 days over the rhythm"))),
        1 => Some((Tone::Late, two(t, "Schuldhulp antwoordt 12 dagen te laat", "Debt advice answers 12 days late"))),
        2 => Some((Tone::Soon, two(t, "Traject eindigt over 41 dagen", "Trajectory ends in 41 days"))),
        11 => Some((Tone::Good, two(t, "Van trede 3 naar 4 in oktober", "From rung 3 to 4 in October"))),
        _ => None,
    };
    let today = jiff::civil::date(2026, 11, 24);
    let days = |n: i64| jiff::Span::new().days(n);
    Row {
        id: format!("{}", 1000 + at),
        name: name.into(),
        wijk: wijk.into(),
        trede: Some(Trede { level, growth, line: StepLine::new(months) }),
        fase: two(t, "Individueel", "Individual").into(),
        left: t.days_left(if at == 2 { 41 } else { 120 + 17 * at as u32 }),
        left_soon: at == 2,
        last: if at == 5 { String::new() } else { t.relative(today - days(1 + (at as i64 * 5) % 13), today) },
        seen: (at == 3).then(|| two(t, "gezien bij Moestuin", "seen with Moestuin").into()),
        own_rhythm: (at == 4).then(|| two(t, "elke 21 dagen", "every 21 days").into()),
        rhythm: ((at * 17) % 100) as u8,
        late: (at == 0).then(|| two(t, "4 te laat", "4 late").into()),
        next: match at % 7 {
            1 => Next::Plan,
            3 => Next::Today,
            5 => Next::None,
            _ => Next::On(t.soon(today + days(1 + at as i64 % 9), today)),
        },
        beloften: [Beloofd { text: t.with("caseload-van-ons", "aantal", 1 + at as u32 % 3), late: (at == 1).then(|| t.with("caseload-te-laat", "aantal", 1u32)), ours: true }, Beloofd { text: t.with("caseload-van-inwoner", "aantal", 1u32), late: (at == 4).then(|| t.with("caseload-te-laat", "aantal", 1u32)), ours: false }].into_iter().skip(at % 3).collect(),
        stands: (
            vec!["probleem", "aan-gewerkt", "onder-controle", "geen", "onbekend"],
            two(t, "psychisch probleem, financieel wordt aan gewerkt, sociaal onder controle, verslaving geen probleem, lichamelijk te lang niet bevestigd", "mental health problem, financial worked on, social under control, addiction no problem, physical not confirmed for too long").into(),
        ),
        signal: signal.map(|(tone, text)| Signal { tone, text: text.into() }),
    }
}

fn caseload_empty(t: Tekst) -> CaseloadPage {
    CaseloadPage {
        rows: vec![],
        figures: vec![],
        filters: vec![],
        acts: vec![],
        empty: Some(Empty {
            text: two(&t, "Je begeleidt nog niemand. Meld een inwoner aan, of vraag je werkleider om iemand aan je toe te wijzen.", "You do not coach anybody yet. Register a resident, or ask your team leader to assign somebody.").into(),
            act: Some(Link::new("#", two(&t, "Inwoner aanmelden", "Register resident"))),
        }),
        ..caseload(t, 0)
    }
}

pub fn dossier(t: Tekst) -> DossierPage {
    let page = DossierPage {
        t,
        shell: Shell { done: Some(two(&t, "Het contact is vastgelegd.", "The contact is recorded.").into()), ..shell(t, "Gerda Hoekstra", 1) },
        header: header(&t),
        back: None,
        signals: vec![SignalCard {
            href: None,
            tone: Tone::Late,
            title: two(&t, "Gerda hoorde 18 dagen niets van ons", "Gerda has not heard from us for 18 days").into(),
            since: two(&t, "4 dagen over het ritme", "4 days over the rhythm").into(),
            since_more: two(&t, "ritme 14 dagen", "rhythm 14 days").into(),
            facts: vec![two(&t, "Laatste contact was 6 november, telefonisch. Er staat geen volgende afspraak.", "Last contact was on 6 November, by telephone. There is no next appointment.").into()],
            rule: two(&t, "Regel: contact elke 14 dagen in de individuele fase.", "Rule: contact every 14 days in the individual phase.").into(),
            article: Some(Link::new("#", "Samen Verder, 3.1")),
            act: Some(Link::new("#contact-vak", two(&t, "Contact plannen", "Plan contact"))),
            act_is_primary: false,
            way_out: Some(Link::new("#", two(&t, "Afwijken, met reden", "Deviate, with reason"))),
        }],
        traject: Some(traject_card(&t)),
        no_traject: None,
        earlier: vec![Fact::new("De Brug", two(&t, "2019 tot 2021", "2019 to 2021"))],
        contact: Some(contact(&t)),
        gegevens: Some(Gegevens {
            samen: None,
            facts: vec![
                Fact::new(t.say("inwoner-born"), t.date(jiff::civil::date(1974, 5, 3))),
                Fact::new(two(&t, "Telefoon", "Telephone"), "06 12 34 56 78"),
                Fact::new(two(&t, "Straat", "Street"), "Lindeplein 4, 1234 AB Lindervoort"),
            ],
            edit: Some("#".into()),
        }),
        begeleiders: vec![
            Fact::new("coach", two(&t, "Ayşe Demir, sinds 23 april 2026", "Ayşe Demir, since 23 April 2026")),
            Fact::new("regisseur", "Bas Willemsen"),
        ],
        tijdlijn: tijdlijn(&t),
        verzoeken: Vec::new(),
        readers: Some(Readers {
            last: vec![
                Reader { who: "Ayşe Demir, coach".into(), when: two(&t, "vandaag 8.52, voorbereiden", "today 08:52, preparing").into() },
                Reader { who: two(&t, "Noor Faber, schuldhulp", "Noor Faber, debt advice").into(), when: two(&t, "18 november, alleen financieel", "18 November, financial only").into() },
            ],
            all: Some(Link::new("#", two(&t, "Alle 31 keer", "All 31 times"))),
            eigen: Some(Link::new("#", t.say("eigen-link"))),
            verzoek: Some(Link::new("#", t.say("verzoek-link"))),
        }),
        plan: Some(plan(&t)),
        beloften: Some(beloften::beloften(&t)),
        snel: beloften::snel(&t),
        now: now(&t),
        to_contact: ToContact::default(),
    };
    page.with_one_primary_act()
}

fn plan(t: &Tekst) -> PlanCard {
    let act = |key: &str| Link::new("#", t.say(key));
    let chip = |nl: &str, en: &str| Chip { text: two(t, nl, en).into(), act: None };
    PlanCard {
        title: t.with("plan-of", "naam", "Gerda"),
        acts: vec![(act("stap-agree"), Some("s")), (act("doel-set"), None), (act("plan-tell"), None)],
        wens: Some(two(t, "Ik wil weer iets betekenen voor mensen.", "I want to mean something to people again.").into()),
        chips: vec![chip("Doel: vrijwilligerswerk", "Goal: volunteer work"), chip("Talent: zorgen, koken", "Talent: caring, cooking")],
        stappen: vec![
            StapLine {
                icon: "start",
                title: t.with("stap-next", "stap", two(t, "zelf naar het koffie-uur", "to the coffee hour alone")),
                detail: t.with("stap-door-alleen", "naam", "Gerda"),
                thread: [two(t, "stap", "step"), two(t, "vrijwilligerswerk", "volunteer work")].map(Into::into).into(),
                acts: vec![act("stap-tick"), act("stap-drop")],
                ..StapLine::default()
            },
            StapLine {
                icon: "vink",
                tone: Tone::Good,
                title: two(t, "Alleen met bus 4 naar het buurthuis", "Alone with bus 4 to the community centre").into(),
                detail: t.with2("stap-done-on", ("dag", two(t, "9 november", "9 November")), ("hielp", t.say("hielp-ja"))),
                voice: Some(two(t, "Niemand keek.", "Nobody stared.").into()),
                ..StapLine::default()
            },
        ],
        empty: None,
    }
}

fn now(t: &Tekst) -> Vec<Now> {
    let line = |label: &str, value: &str, act: Option<&str>| Line { label: label.into(), value: value.into(), act: act.map(|key| Link::new("#", t.say(key))) };
    vec![
        Now {
            id: "ladder",
            title: t.say("now-ladder").into(),
            act: Some(Link::new("#", t.say("meting-record"))),
            key: Some("m"),
            lines: vec![line(t.say("trede"), two(t, "2, sociale contacten buitenshuis, sinds 15 oktober", "2, social contacts outside the home, since 15 October"), None), line("Financieel", t.say("vragen-beide"), None)],
            empty: String::new(),
            chart: None,
        },
        Now {
            id: "belemmeringen",
            title: t.say("now-belemmeringen").into(),
            act: Some(Link::new("#", t.say("belemmering-record"))),
            key: None,
            lines: vec![line("Financieel", two(t, "huurschuld: wordt aan gewerkt, sinds 2 oktober", "rent arrears: worked on, since 2 October"), Some("belemmering-update"))],
            empty: String::new(),
            chart: None,
        },
        Now { id: "groepen", title: t.say("nav-groepen").into(), act: Some(Link::new("#", t.say("deelname-record"))), key: None, lines: vec![], empty: t.say("deelname-none").into(), chart: None },
    ]
}

fn header(t: &Tekst) -> Header {
    let fact = |icon, label: &str, text: &str| HeaderFact { icon, label: label.into(), text: text.into() };
    Header {
        id: "1000".into(),
        name: "Gerda Hoekstra".into(),
        initials: "GH".into(),
        facts: vec![
            fact("persoon", two(t, "leeftijd en roepnaam", "age and name"), two(t, "52 jaar, zeg maar Gerda", "52 years old, call me Gerda")),
            fact("plaats", t.say("inwoner-wijk"), "De Hoven"),
            fact("telefoon", two(t, "Telefoon", "Telephone"), two(t, "belt liever, na 10 uur", "prefers a call, after 10")),
            fact("wereld", two(t, "Taal", "Language"), two(t, "Nederlands", "Dutch")),
        ],
        alarm: Some(two(t, "Bel aan bij de achterdeur", "Ring at the back door").into()),
        back: Link::new("/lindervoort/caseload", t.say("nav-caseload")),
        acts: vec![Link::new("#", two(t, "Overdragen", "Hand over"))],
    }
}

fn contact(t: &Tekst) -> Form {
    let start = ContactStart {
        action: "/lindervoort/inwoner/1000/contact".into(),
        daad: "sample".into(),
        gezien: "41".into(),
        today: "2026-11-24".into(),
        next: "2026-12-14".into(),
        rhythm: Some(Rhythm { days: 14, until: "2026-12-08".into(), difference: Some(6) }),
        calls: "Gerda".into(),
    };
    let mut form = contact_form(t, start);
    form.set("soort", "telefoon").set("reden", "wens");
    form
}

fn traject_card(t: &Tekst) -> TrajectCard {
    let fold = |label: &str, form| FoldedForm { label: label.into(), form, open: false };
    let choose = |nl, en| Choice::new(nl, two(t, nl, en));
    TrajectCard {
        aanpak: "Samen Verder".into(),
        share: 29,
        day: two(t, "Dag 214 van 730.", "Day 214 of 730.").into(),
        left: two(t, "Nog 516 dagen", "516 days left").into(),
        left_soon: false,
        until: two(t, ", tot 23 april 2028.", ", until 23 April 2028.").into(),
        facts: vec![
            Fact::new(t.say("traject-fase"), two(t, "individueel, sinds 20 juli", "individual, since 20 July")),
            Fact::new(two(t, "Ritme", "Rhythm"), two(t, "elke 14 dagen", "every 14 days")),
            Fact::new(t.say("caseload-column-next"), two(t, "do 26 nov, 10.00 uur", "Thu 26 Nov, 10:00")),
            Fact::new(t.say("grondslag"), two(t, "vrijwillig", "voluntary")),
        ],
        acts: vec![
            fold(t.say("fase-record"), quiet_form("fase", "#".into(), "d".into(), fase_inputs(t, "fase", vec![choose("individueel", "individual"), choose("vrijwilligersplek", "volunteer place")]), t.say("fase-record"))),
            fold(t.say("extend-record"), quiet_form("verlengen", "#".into(), "d".into(), extend_inputs(t, "verlengen"), t.say("extend-record"))),
            fold(t.say("close-record"), quiet_form("afsluiten", "#".into(), "d".into(), close_inputs(t, "afsluiten", (vec![choose("regulier werk", "regular work"), choose("uit uitkering", "off benefit")], vec![choose("verhuisd", "moved")])), t.say("close-record"))),
        ],
    }
}

fn tijdlijn(t: &Tekst) -> Tijdlijn {
    let filter = |label: &str, current| Filter { label: label.into(), count: None, href: "#".into(), current };
    Tijdlijn {
        subjects: vec![filter(two(t, "Alles", "All"), true), filter("Contact", false), filter(t.say("traject"), false), filter(t.say("gegevens"), false)],
        known_on: "2026-11-24".into(),
        months: vec![
            Month { heading: t.month_heading(jiff::civil::date(2026, 11, 1)), entries: november(t) },
            Month { heading: t.month_heading(jiff::civil::date(2026, 10, 1)), entries: october(t) },
        ],
        older: Some(Link::new("#", two(t, "Toon september en ouder, 38 feiten", "Show September and older, 38 facts"))),
        ..Tijdlijn::default()
    }
}

fn november(t: &Tekst) -> Vec<Entry> {
    vec![
        Entry {
            nr: "41".into(),
            icon: "buiten",
            title: two(t, "Wandeling in het Molenpark, 45 minuten", "Walk in Molenpark, 45 minutes").into(),
            text: Some(two(t, "Gerda vertelde over haar moeder. Ze slaapt beter sinds de huisarts de pillen aanpaste.\nWe spraken af dat ze donderdag zelf naar het koffie-uur gaat.", "Gerda told about her mother. She sleeps better since the doctor changed the pills.\nWe agreed that she goes to the coffee hour on Thursday by herself.").into()),
            meta: two(t, "13 november, vastgelegd op 13 november door Ayşe Demir.", "13 November, recorded on 13 November by Ayşe Demir.").into(),
            readers: Some(two(t, "Gerda kan dit lezen.", "Gerda can read this.").into()),
            correct: Some("#".into()),
            ..Entry::default()
        },
        Entry {
            nr: "40".into(),
            icon: "ster",
            tone: Tone::Good,
            title: two(t, "Succes: alleen met de bus", "Success: by bus alone").into(),
            voice: Some("Ik dacht dat iedereen keek. Niemand keek.".into()),
            meta: two(t, "9 november, door Gerda zelf opgeschreven.", "9 November, written down by Gerda herself.").into(),
            ..Entry::default()
        },
        Entry {
            nr: "39".into(),
            icon: "pen",
            title: two(t, "Correctie: het huisbezoek was op 29 oktober", "Correction: the home visit was on 29 October").into(),
            change: Some(Change {
                label: two(t, "Er stond", "It said").into(),
                old: two(t, "30 oktober", "30 October").into(),
                new: Some(two(t, "29 oktober", "29 October").into()),
                reason: two(t, "datum van de notitie gebruikt", "used the date of the note").into(),
                earlier: "#feit-35".into(),
            }),
            meta: two(t, "2 november, Ayşe Demir.", "2 November, Ayşe Demir.").into(),
            ..Entry::default()
        },
    ]
}

fn october(t: &Tekst) -> Vec<Entry> {
    vec![
        Entry {
            nr: "35".into(),
            icon: "huis",
            title: two(t, "Huisbezoek, 70 minuten", "Home visit, 70 minutes").into(),
            text: Some(two(t, "Post gesorteerd in drie stapels. Twee brieven van de woningcorporatie nog dicht.", "Sorted the post in three piles. Two letters from the housing corporation still closed.").into()),
            meta: two(t, "30 oktober, Ayşe Demir.", "30 October, Ayşe Demir.").into(),
            replaced_by: Some(Link::new("#feit-39", two(t, "Dit is later gecorrigeerd", "This was corrected later"))),
            ..Entry::default()
        },
        Entry {
            nr: "30".into(),
            icon: "start",
            title: two(t, "Fase individueel begonnen", "Individual phase begun").into(),
            meta: two(t, "1 oktober, Ayşe Demir.", "1 October, Ayşe Demir.").into(),
            ..Entry::default()
        },
    ]
}

fn dossier_refused(t: Tekst) -> DossierPage {
    let mut form = contact(&t);
    form.set("datum", "2026-12-24").set("notitie", two(&t, "Gebeld over de fiets.", "Called about the bicycle."));
    form.fail("datum", two(&t, "Deze dag moet nog komen. Kies vandaag of eerder.", "This day is still to come. Choose today or earlier."));
    form.fail("reden", two(&t, "Kies waarom het later wordt.", "Choose why it will be later."));
    form.set("reden", "");
    DossierPage { contact: Some(form), shell: shell(t, "Gerda Hoekstra", 1), ..dossier(t) }.with_one_primary_act()
}

fn dossier_new(t: Tekst) -> DossierPage {
    let name = "Krzysztof Aleksander Nowak-Wiśniewski van der Molenbroek-Achterberg";
    let page = DossierPage {
        shell: shell(t, name, 1),
        header: Header { name: name.into(), initials: "KN".into(), facts: vec![], alarm: None, ..header(&t) },
        signals: vec![],
        traject: None,
        no_traject: Some(Empty {
            text: two(&t, "Er is nog geen traject. Start er een als jullie elkaar hebben leren kennen.", "There is no trajectory yet. Start one when you have got to know each other.").into(),
            act: Some(Link::new("#", t.say("traject-start"))),
        }),
        earlier: vec![],
        tijdlijn: Tijdlijn {
            known_on: "2026-10-01".into(),
            past_note: Some(two(&t, "Zoals bekend op 1 oktober 2026. Wat daarna is vastgelegd, staat er niet bij.", "As known on 1 October 2026. What was recorded later is left out.").into()),
            empty: Some(Empty { text: two(&t, "Hier komt alles wat er gebeurt. Leg het eerste contact vast.", "Everything that happens comes here. Record the first contact.").into(), act: None }),
            ..Tijdlijn::default()
        },
        readers: None,
        plan: None,
        beloften: None,
        snel: vec![],
        now: vec![],
        ..dossier(t)
    };
    page.with_one_primary_act()
}

fn correction(t: Tekst) -> CorrectionPage {
    let mut form = correction_form(&t, "#".into(), "d".into(), "Gerda");
    form.set("soort", "huisbezoek").set("datum", "2026-10-29").set("duur", "70").set("notitie", two(&t, "Post gesorteerd.", "Sorted the post."));
    form.stale = Some(Stale {
        title: two(&t, "Bas Willemsen legde dit net ook vast", "Bas Willemsen has just recorded this too").into(),
        text: two(&t, "Om 9.41 uur: gebeld met Gerda, 10 minuten. Jouw tekst staat er nog. Wil je hem ernaast zetten?", "At 09:41: called Gerda, 10 minutes. Your text is still here. Do you want to keep it beside that?").into(),
        discard: Link::new("#", two(&t, "Mijn tekst weggooien", "Discard my text")),
    });
    CorrectionPage {
        t,
        shell: shell(t, two(&t, "Contact corrigeren", "Correct contact"), 1),
        inwoner: Link::new("#", "Gerda Hoekstra"),
        title: two(&t, "Contact corrigeren", "Correct contact").into(),
        original: vec![
            Fact::new(t.say("contact-how"), t.say("contact-huisbezoek")),
            Fact::new(t.say("contact-when"), t.date(jiff::civil::date(2026, 10, 30))),
            Fact::new(t.say("contact-duration"), "70"),
        ],
        form,
        withdraw: Some(FoldedForm { label: t.say("withdraw-record").into(), form: withdraw_form(&t, "#".into(), "d".into()), open: false }),
        elsewhere: Some(Link::new("#", t.say("verplaats-link"))),
    }
}

fn search(t: Tekst, found: bool) -> ZoekPage {
    let hit = |name: &str, open| Hit {
        id: "1".into(),
        name: name.into(),
        detail: two(&t, "De Hoven, geboren in 1974", "De Hoven, born in 1974").into(),
        begeleider: "Ayşe Demir".into(),
        traject: "Samen Verder".into(),
        open,
    };
    ZoekPage {
        t,
        shell: shell(t, two(&t, "Zoeken", "Search"), 9),
        query: "hoekstra".into(),
        summary: if found { two(&t, "2 inwoners gevonden.", "2 residents found.") } else { two(&t, "Niemand gevonden. Probeer alleen de achternaam, of een deel ervan.", "Nobody found. Try the last name only, or a part of it.") }.into(),
        hits: if found { vec![hit("Gerda Hoekstra", true), hit("Anne-Fleur Hoekstra-van den Heuvel", false)] } else { vec![] },
    }
}

fn inzage(t: Tekst) -> InzagePage {
    let look = |day: &str, who: &str, role: &str, purpose: &str, what: &str| Look {
        when: day.into(),
        who: who.into(),
        role: role.into(),
        purpose: purpose.into(),
        what: what.into(),
    };
    InzagePage {
        t,
        shell: shell(t, "readers", 1),
        inwoner: Link::new("#", "Gerda Hoekstra"),
        summary: two(&t, "31 keer, door 4 mensen, sinds 23 april 2026.", "31 times, by 4 people, since 23 April 2026.").into(),
        rows: vec![
            look(two(&t, "24 november 2026, 8.52 uur", "24 November 2026, 08:52"), "Ayşe Demir", "coach", two(&t, "begeleiden", "coaching"), two(&t, "hele dossier", "whole dossier")),
            look(two(&t, "18 november 2026, 14.10 uur", "18 November 2026, 14:10"), "Noor Faber", two(&t, "schuldhulp", "debt advice"), two(&t, "aanvraag", "application"), two(&t, "alleen financieel", "financial only")),
        ],
        older: Some(Link::new("#", two(&t, "Toon ouder", "Show older"))),
    }
}

fn rapport_index(t: Tekst) -> RapportIndexPage {
    let one = |label: &str, text: &str| Listed { link: Link::new("#", label), text: text.into() };
    RapportIndexPage {
        t,
        shell: shell(t, two(&t, "Rapporten", "Reports"), 2),
        groups: vec![
            Group {
                heading: two(&t, "Instroom en uitstroom", "Inflow and outflow").into(),
                reports: vec![
                    one(two(&t, "Uitstroom naar reden", "Outflow by reason"), two(&t, "Trajecten die eindigden, met de reden.", "Trajectories that ended, with the reason.")),
                    one(two(&t, "Stand en stroom", "Stock and flow"), two(&t, "Begin, instroom, uitstroom en einde van een periode.", "Begin, inflow, outflow and end of a period.")),
                ],
            },
            Group { heading: "Caseload".into(), reports: vec![one(two(&t, "Caseload per fte", "Caseload per fte"), two(&t, "Inwoners per begeleider, gedeeld door fte.", "Residents per coach, divided by fte."))] },
        ],
    }
}

/// Reasons in both languages, with the ends of April, all ends, and their share.
const REASONS: [(&str, &str, u32, u32, u32); 8] = [
    ("Regulier werk", "Regular work", 2, 4, 8),
    ("Gesubsidieerd werk", "Subsidised work", 0, 0, 0),
    ("Hoogst haalbare: trede 1 tot en met 4", "Highest attainable: rungs 1 to 4", 0, 3, 6),
    ("Ander re-integratietraject", "Another reintegration trajectory", 1, 4, 8),
    ("Intensieve zorg of opname", "Intensive care or admission", 1, 15, 29),
    ("Oorzaak klant of handhaving", "Cause client or enforcement", 1, 7, 13),
    ("Uit uitkering, niet door werk", "Off benefit, not by work", 3, 19, 36),
    ("Overig", "Other", 0, 0, 0),
];

fn rapport(t: Tekst) -> RapportPage {
    let cell = |n: u32, what: &str| Figure {
        text: n.to_string(),
        href: (n > 0).then(|| "#".into()),
        label: format!("{n} {what}, {}", two(&t, "toon wie en welke feiten", "show who and which facts")),
    };
    let percent = |n: u32| Figure { text: t.percent(f64::from(n)), ..Figure::default() };
    let mut rows: Vec<TableRow> = REASONS
        .iter()
        .map(|(nl, en, april, all, part)| {
            let head = two(&t, nl, en);
            TableRow { head: head.into(), note: (*part == 8 && *april == 2).then(|| Link::new("#noot-1", two(&t, "noot 1", "note 1"))), cells: vec![cell(*april, head), cell(*all, head), percent(*part)], ..TableRow::default() }
        })
        .collect();
    rows.push(TableRow { head: two(&t, "Totaal", "Total").into(), cells: vec![cell(8, ""), cell(52, ""), percent(100)], total: true, ..TableRow::default() });
    let bars: Vec<Bar> = REASONS.iter().map(|(nl, en, april, all, _)| Bar::new(two(&t, nl, en), vec![f64::from(all - april), f64::from(*april)])).collect();
    let choices = RapportChoices {
        aanpakken: vec![Choice::new("participatiehuis", "Participatiehuis")],
        per: vec![Choice::new("oorzaak", two(&t, "Oorzaak", "Cause"))],
        naar: vec![Choice::new("datum", two(&t, "Datum", "Date")), Choice::new("boekdatum", two(&t, "Boekdatum", "Booking date"))],
        period: true,
        peildatum: true,
    };
    let mut inputs = rapport_inputs(&t, choices);
    for input in &mut inputs {
        if input.choices.is_empty() {
            input.value = "2010-04-30".into();
        }
    }
    let known = Table {
        caption: two(&t, "Bekend op", "Known on").into(),
        columns: vec![two(&t, "Bekend op", "Known on").into(), two(&t, "Regulier werk", "Regular work").into()],
        rows: vec![
            TableRow { head: t.date(jiff::civil::date(2010, 3, 31)), cells: vec![cell(2, "")], ..TableRow::default() },
            TableRow { head: t.date(jiff::civil::date(2010, 4, 30)), cells: vec![cell(4, "")], ..TableRow::default() },
        ],
        foot: String::new(),
    };
    RapportPage {
        t,
        shell: shell(t, two(&t, "Uitstroom naar reden", "Outflow by reason"), 2),
        lead: two(&t, "Trajecten die in de periode eindigden, met de reden uit de lijst van de aanpak.", "Trajectories that ended in the period, with the reason from the list of the approach.").into(),
        crumbs: vec![Link::new("#", two(&t, "Rapporten", "Reports"))],
        downloads: vec![Link::new("#x", "XLSX"), Link::new("#c", "CSV"), Link::new("#j", "JSON")],
        action: "/lindervoort/rapport/uitstroom".into(),
        inputs,
        notes: vec![Note {
            id: String::new(),
            title: two(&t, "Het gedrukte totaal is 58, de delen tellen op tot 52", "The printed total is 58, the parts add up to 52").into(),
            text: two(&t, "In het rapport uit 2011 staat onder deze tabel een cumulatief totaal van 58. Wij tonen het ware totaal.", "The report of 2011 has a cumulative total of 58 under this table. We show the true total.").into(),
            source: Some(Link::new("#", two(&t, "Bron: bijlage 2, tabel 4", "Source: appendix 2, table 4"))),
        }],
        tables: vec![Table {
            caption: "Participatiehuis, april 2010".into(),
            columns: [two(&t, "Reden", "Reason"), "April 2010", two(&t, "Cumulatief", "Cumulative"), two(&t, "Deel van 52", "Part of 52")].map(Into::into).into(),
            rows,
            foot: two(&t, "Elk cijfer opent de mensen en feiten erachter. Percentages zijn afgerond zodat ze samen 100 zijn.", "Every figure opens the people and facts behind it. Percentages are rounded so that they add up to 100.").into(),
        }],
        chart: Some(Chart::new(&t, two(&t, "Cumulatief per reden", "Cumulative by reason"), vec![two(&t, "tot en met maart", "up to March").into(), "april".into()], &bars)),
        sides: vec![Side {
            id: "noot-1".into(),
            title: two(&t, "Noot 1: twee later geboekt", "Note 1: two booked later").into(),
            text: two(&t, "Twee van de vier mensen naar regulier werk zijn pas in april geboekt, bij een opschoning van het bestand.", "Two of the four people to regular work were booked only in April, at a clean-up of the file.").into(),
            table: Some(known),
            link: Some(Link::new("#", two(&t, "Toon dit rapport zoals bekend op 31 maart", "Show this report as known on 31 March"))),
        }],
        definition: vec![two(&t, "Een traject telt in de periode waarin zijn laatste dag valt. Wie twee keer eindigt, telt twee keer.", "A trajectory counts in the period of its last day. Who ends twice counts twice.").into()],
        access: two(&t, "Jij ziet de mensen achter een cijfer, omdat je coördinator van deze aanpak bent.", "You see the people behind a figure because you coordinate this approach.").into(),
    }
}

fn cell(t: Tekst, named: bool) -> CellPage {
    let who = |name: &str, nr: &str| if named { Who::Named(Link::new("#", name)) } else { Who::Numbered(format!("{} {nr}", two(&t, "inwoner", "resident"))) };
    let fact = |text: &str, known: Option<&str>| CellFact { when: t.date(jiff::civil::date(2010, 4, 12)), text: text.into(), known: known.map(Into::into), href: named.then(|| "#".into()) };
    CellPage {
        t,
        shell: shell(t, two(&t, "Wie en wat achter dit cijfer", "Who and what behind this figure"), 2),
        crumbs: vec![Link::new("#", two(&t, "Rapporten", "Reports")), Link::new("#", two(&t, "Uitstroom naar reden", "Outflow by reason"))],
        lead: two(&t, "Participatiehuis, april 2010, bekend op 30 april 2010.", "Participatiehuis, April 2010, known on 30 April 2010.").into(),
        figure: "2".into(),
        what: two(&t, "trajecten eindigden door regulier werk", "trajectories ended by regular work").into(),
        without_names: (!named).then(|| two(&t, "Als beleidsmedewerker zie je de feiten zonder namen.", "As a policy officer you see the facts without names.").into()),
        rows: vec![
            CellRow { who: who("Gerda Hoekstra", "118"), facts: vec![fact(two(&t, "Traject afgesloten: regulier werk", "Trajectory closed: regular work"), Some(two(&t, "bekend sinds 30 april 2010", "known since 30 April 2010")))] },
            CellRow { who: who("Mohamed Aziz", "204"), facts: vec![fact(two(&t, "Traject afgesloten: regulier werk", "Trajectory closed: regular work"), None)] },
        ],
    }
}

fn login(t: Tekst, failed: bool) -> FormPage {
    let mut form = login_form(&t, "/");
    form.set("naam", "ayse.demir@lindervoort.example");
    if failed {
        form.refusal = Some(wait_message(&t, 5));
    }
    form_page(t, outside(t.say("login-submit")), "", form)
}

fn form_page(t: Tekst, shell: Shell, lead: &str, form: Form) -> FormPage {
    FormPage { t, shell, crumbs: vec![], lead: lead.into(), notice: None, form, asides: vec![] }
}

fn password(t: Tekst) -> FormPage {
    let mut form = password_form(&t, "/wachtwoord/x".into(), "ayse.demir@lindervoort.example");
    form.fail("nogmaals", two(&t, "Dit is niet hetzelfde wachtwoord.", "This is not the same password."));
    form_page(t, outside(two(&t, "Kies een wachtwoord", "Choose a password")), two(&t, "Voor Ayşe Demir", "For Ayşe Demir"), form)
}

fn choose(t: Tekst) -> ChoosePage {
    let role = |value: &str, nl, en, text_nl, text_en| PlaceRole { value: value.into(), label: two(&t, nl, en).into(), text: two(&t, text_nl, text_en).into() };
    ChoosePage {
        t,
        shell: outside(two(&t, "Waar werk je vandaag?", "Where do you work today?")),
        places: vec![
            Place { gemeente: "Lindervoort".into(), roles: vec![role("l-coach", "coach bij Samen Verder", "coach at Samen Verder", "Je ziet de inwoners die je begeleidt.", "You see the residents you coach."), role("l-co", "coördinator", "coordinator", "Je ziet alle cijfers en de feiten erachter.", "You see all figures and the facts behind them.")] },
            Place { gemeente: "Molendrecht".into(), roles: vec![role("m-coach", "coach bij De Brug", "coach at De Brug", "Je ziet de inwoners die je begeleidt.", "You see the residents you coach.")] },
        ],
    }
}

fn inwoner(t: Tekst, failed: bool) -> FormPage {
    let uitkeringen = vec![Choice::new("", t.say("unknown")), Choice::new("bijstand", t.say("uitkering-bijstand"))];
    let wachtlijsten = vec![Choice::new("", t.say("unknown")), Choice::new("wsw", t.say("wachtlijst-wsw"))];
    let title = two(&t, "Inwoner aanmelden", "Register resident");
    let mut form = inwoner_form(&t, "/lindervoort/inwoner".into(), "d".into(), uitkeringen, wachtlijsten, true);
    form.set("voornaam", "Gerda");
    form.cancel = Some(Link::new("/lindervoort/caseload", two(&t, "Niet aanmelden", "Do not register")));
    let mut page = form_page(t, shell(t, title, 1), two(&t, "Vraag alleen wat je nu nodig hebt. De rest kan later.", "Ask only what you need now. The rest can come later."), form);
    page.crumbs = vec![Link::new("/lindervoort/caseload", t.say("nav-caseload"))];
    if failed {
        page.form.fail("achternaam", two(&t, "Vul de achternaam in.", "Fill in the last name."));
        page.form.fail("geboortedatum", two(&t, "Deze dag moet nog komen.", "This day is still to come."));
        page.notice = Some(Notice {
            title: two(&t, "Is dit dezelfde?", "Is this the same person?").into(),
            text: two(&t, "Er is al een inwoner met deze naam en geboortedatum.", "There is already a resident with this name and date of birth.").into(),
            links: vec![Link::new("#", "Gerda Hoekstra, De Hoven, 1974")],
        });
    }
    page
}

fn traject(t: Tekst) -> FormPage {
    let choices = TrajectChoices {
        aanpakken: vec![Choice::new("sv", "Samen Verder")],
        fasen: vec![Choice::new("k", two(&t, "kennismaking", "getting to know")), Choice::new("i", two(&t, "individueel", "individual"))],
        begeleiders: vec![Choice::new("ad", two(&t, "Ayşe Demir (34 van 35)", "Ayşe Demir (34 of 35)"))],
        grondslagen: vec![Choice::new("vrijwillig", two(&t, "vrijwillig", "voluntary")), Choice::new("drang", two(&t, "met drang", "urged")), Choice::new("verplicht", two(&t, "verplicht", "obligatory"))],
        ..TrajectChoices::default()
    };
    let form = traject_form(&t, "#".into(), "d".into(), "2026-11-24", choices);
    let mut page = form_page(t, shell(t, "traject-start", 1), "Gerda Hoekstra", form);
    page.crumbs = vec![Link::new("#", "Gerda Hoekstra")];
    page.asides = vec![Aside {
        title: "Samen Verder".into(),
        text: two(&t, "Individuele begeleiding van ten hoogste twee jaar.", "Individual coaching of at most two years.").into(),
        facts: vec![Fact::new(two(&t, "Ritme", "Rhythm"), two(&t, "elke 14 dagen", "every 14 days")), Fact::new(two(&t, "Termijn", "Term"), two(&t, "730 dagen", "730 days"))],
    }];
    page
}

fn medewerkers(t: Tekst) -> MedewerkersPage {
    let row = |name: &str, account: &str, role: &str, note: &str| MedewerkerRow {
        name: name.into(),
        account: account.into(),
        roles: vec![role.into()],
        fte: two(&t, "1,0 fte", "1.0 fte").into(),
        since: two(&t, "sinds 1 maart 2024", "since 1 March 2024").into(),
        note: note.into(),
        link_action: Some("#".into()), give_access: None,
    };
    MedewerkersPage {
        t,
        shell: shell(t, two(&t, "Medewerkers", "Staff"), 3),
        summary: two(&t, "3 medewerkers in dienst.", "3 people employed.").into(),
        add: Some(Link::new("#", t.say("medewerker-add"))),
        rows: vec![
            row("Ayşe Demir", "ayse.demir@lindervoort.example", two(&t, "coach bij Samen Verder", "coach at Samen Verder"), ""),
            row("Bas Willemsen", "bas.willemsen@lindervoort.example", "regisseur", two(&t, "heeft nog geen wachtwoord", "has no password yet")),
        ],
    }
}

fn medewerker(t: Tekst) -> FormPage {
    let roles = vec![Choice::new("coach", "coach"), Choice::new("werkleider", two(&t, "werkleider", "team leader"))];
    let form = medewerker_form(&t, "#".into(), "d".into(), "2026-11-24", roles, vec![Choice::new("sv", "Samen Verder")]);
    form_page(t, shell(t, "medewerker-add", 3), "", form)
}

fn one_time_link(t: Tekst) -> OneTimeLinkPage {
    OneTimeLinkPage {
        t,
        shell: shell(t, two(&t, "Link voor Bas Willemsen", "Link for Bas Willemsen"), 3),
        name: "Bas Willemsen".into(),
        link: "https://meedoen.lindervoort.example/wachtwoord/3f0c-7a51-9be2-44d8".into(),
        until: two(&t, "Hij werkt tot donderdag 26 november, 9.41 uur.", "It works until Thursday 26 November, 09:41.").into(),
        back: Link::new("#", two(&t, "Naar de medewerkers", "To the staff")),
    }
}

fn accessibility(t: Tekst) -> AccessibilityPage {
    AccessibilityPage {
        t,
        shell: shell(t, "footer-accessibility", 9),
        checked: t.date_full(jiff::civil::date(2026, 11, 24)),
        contact: vec![Fact::new(two(&t, "Telefoon", "Telephone"), "(0123) 45 67 89")],
    }
}

fn access(t: Tekst) -> AccessPage {
    use Access::{No, Read, Write};
    let line = |nl, en, cells: &[Access]| AccessRow { what: two(&t, nl, en).into(), cells: cells.into() };
    AccessPage {
        t,
        shell: shell(t, "footer-access", 9),
        roles: ["coach", "werkleider", "regisseur", "coördinator", "beleid", "handhaving"].map(Into::into).into(),
        groups: vec![AccessGroup {
            heading: "Contact".into(),
            rows: vec![
                line("Dat er contact was", "That there was contact", &[Write, Write, Read, Read, No, No]),
                line("De notitie", "The note", &[Write, Read, No, No, No, No]),
            ],
        }],
    }
}
