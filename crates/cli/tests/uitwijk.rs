//! The whole failover drill, as the page for administrators says to do it.

#[path = "../../store/tests/common/cluster.rs"]
mod cluster;

use std::process::Command;

#[test]
fn the_drill_of_the_administrator_succeeds() {
    if !cluster::is_on_this_machine() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    cluster::give_to_server(folder.path());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/beheer/uitwijk.sh");
    let drill = folder.path().join("oefening");
    let done =
        Command::new("sh").args([script, "alles"]).arg(&drill).arg(env!("CARGO_BIN_EXE_meedoen")).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success() && said.contains("geslaagd"), "{said}\n{wrong}");
    assert!(!drill.exists() && !folder.path().join("oefening-gegevens").exists(), "it leaves nothing behind");
}
