//! What was just done, said on top of the page that follows.

/// What was just done, from the address: only a word that has a sentence.
pub(super) fn done_of(query: &str) -> Option<&'static str> {
    const DONE: [(&str, &str); 40] = [
        ("contact", "done-contact"),
        ("correctie", "done-correctie"),
        ("ingetrokken", "done-ingetrokken"),
        ("fase", "done-fase"),
        ("verlengd", "done-verlengd"),
        ("afgesloten", "done-afgesloten"),
        ("gestart", "done-gestart"),
        ("meting", "done-meting"),
        ("belemmering", "done-belemmering"),
        ("plan", "done-plan"),
        ("doel", "done-doel"),
        ("stap", "done-stap"),
        ("stap-gedaan", "done-stap-gedaan"),
        ("belofte", "done-belofte"),
        ("aanvraag", "done-aanvraag"),
        ("belofte-nagekomen", "done-belofte-nagekomen"),
        ("belofte-verzet", "done-belofte-verzet"),
        ("belofte-ingetrokken", "done-belofte-ingetrokken"),
        ("succes", "done-succes"),
        ("uitstel", "done-uitstel"),
        ("groep", "done-groep"),
        ("deelname", "done-deelname"),
        ("deelname-einde", "done-deelname-einde"),
        ("inwoner", "done-inwoner"),
        ("aangemeld", "done-aangemeld"),
        ("aangenomen", "done-aangenomen"),
        ("afgewezen", "done-afgewezen"),
        ("afgehaakt", "done-afgehaakt"),
        ("teruggetrokken", "done-teruggetrokken"),
        ("gesprek", "done-gesprek"),
        ("gegevens", "done-gegevens"),
        ("toegewezen", "done-toegewezen"),
        ("uitgelogd", "done-uitgelogd"),
        ("wachtwoord", "done-wachtwoord"),
        ("ingelezen", "done-ingelezen"),
        ("waarneming", "done-waarneming"),
        ("waarneming-einde", "done-waarneming-einde"),
        ("regie", "done-regie"),
        ("plaats", "done-plaats"),
        ("verplaatst", "done-verplaatst"),
    ];
    let word = query.split('&').find_map(|pair| pair.strip_prefix("gedaan="))?;
    DONE.into_iter().find(|(known, _)| *known == word).map(|(_, key)| key)
}
