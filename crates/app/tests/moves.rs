//! A town whose log moves to another engine is the same town there, and whoever still runs on the old one shows and records nothing new.

mod town;

use std::path::Path;

use app::{Error, Identity, fresh_daad};
use domain::testing::Cast;
use domain::vernietiging::Destruction;
use store::Logs;
use store::backup::relocate;
use town::cluster::Cluster;
use town::{acts, clock, does, is_whole, records, says, timeline, town_at};

/// Moves the town and remembers where it is; from here on it is opened there.
fn move_to(dir: &Path, address: Option<&str>) {
    let to = Logs::of(dir, address).unwrap();
    relocate(dir, &town::logs(dir), &to, &mut |_, _, _| ()).unwrap();
    town::remember_address(dir, address);
}

#[test]
fn a_town_moves_to_postgres_to_another_one_and_back_and_answers_the_same_everywhere() {
    let Some(cluster) = Cluster::start() else { return };
    let (town, gerda, hans) = town_at(None).with_gerda_and_hans();
    does(&town.gemeente(), Cast::Ayse, records(gerda, Some("Over de krantenwijk.")));
    does(&town.gemeente(), Cast::Bram, records(hans, Some("Over de tuin.")));
    let zaken = vec![format!("inwoner/{gerda}/contact/2010")];
    let destroyed = Destruction { zaken, grond: "termijn".into(), ..Destruction::default() };
    town.gemeente().destroy_and_wait(Identity::MEEDOEN, fresh_daad(), move |_, _| Ok(destroyed.clone())).unwrap();
    let town::Town { dir, app } = town;
    drop(app);
    let (first, second) = (cluster.address(), cluster.address());
    let before = says(&town::opened(dir.path(), clock("2010-01-04")).gemeente(town::SLUG).unwrap());
    for to in [Some(first.as_str()), Some(second.as_str()), None] {
        // The last one goes back to where a log lies that was moved away.
        if to.is_none() {
            let old = dir.path().join("gemeenten").join(town::SLUG).join("log.sqlite");
            std::fs::rename(&old, old.with_extension("oud")).unwrap();
        }
        move_to(dir.path(), to);
        is_whole(dir.path());
        let app = town::opened(dir.path(), clock("2010-01-04"));
        let gemeente = app.gemeente(town::SLUG).unwrap();
        assert_eq!(says(&gemeente), before);
    }
    let app = town::opened(dir.path(), clock("2010-01-04"));
    acts(&app.gemeente(town::SLUG).unwrap(), Cast::Bram, fresh_daad(), hans).expect("and it goes on");
    is_whole(dir.path());
}

#[test]
fn a_node_on_the_old_log_goes_on_reading_and_records_nothing_that_would_be_lost() {
    let Some(cluster) = Cluster::start() else { return };
    for to in [Some(cluster.address()), None] {
        let from = if to.is_some() { None } else { Some(cluster.address()) };
        let (town, gerda, _) = town_at(from).with_gerda_and_hans();
        let gemeente = town.gemeente();
        acts(&gemeente, Cast::Ayse, fresh_daad(), gerda).unwrap();
        let before = timeline(&gemeente, Cast::Ayse, gerda).unwrap().len();
        move_to(town.dir.path(), to.as_deref());
        let daad = fresh_daad();
        let refused = acts(&gemeente, Cast::Ayse, daad, gerda);
        assert!(matches!(&refused, Err(Error::Refused(no)) if no[0].code == "logboek-weg"), "{refused:?}");
        assert_eq!(timeline(&gemeente, Cast::Ayse, gerda).unwrap().len(), before);
        assert!(gemeente.is_well().is_err(), "and who watches is told that this one has to be started anew");
        let town = town.restarted();
        let acted = acts(&town.gemeente(), Cast::Ayse, daad, gerda).unwrap();
        assert!(!acted.repeated, "started where the log is now, the same form is taken");
    }
}
