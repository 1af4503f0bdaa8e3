//! Over a network the database proves who it is: with a certificate of the authority that the address names, on its own name.

#[path = "common/cluster.rs"]
mod cluster;

use std::path::Path;
use std::process::Command;

use cluster::{Cluster, give_to_server};
use store::{Logs, StoreError};

/// An authority, and a certificate of it for `localhost` in `folder`. None where there is no openssl to make them.
fn certificates(folder: &Path) -> Option<()> {
    let script = r#"
        set -e
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=gezag \
            -keyout gezag.key -out gezag.pem
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout server.key -out server.csr
        printf 'subjectAltName=DNS:localhost\n' >san.txt
        openssl x509 -req -in server.csr -CA gezag.pem -CAkey gezag.key -CAcreateserial -days 2 -extfile san.txt -out server.pem
        chmod 600 server.key
    "#;
    let made = Command::new("sh").args(["-c", script]).current_dir(folder).output().ok()?;
    if !made.status.success() {
        eprintln!("openssl is not on this machine, so TLS was not tested: {}", String::from_utf8_lossy(&made.stderr));
        assert!(std::env::var_os("CI").is_none(), "a machine that tests for everybody needs openssl");
        return None;
    }
    give_to_server(&folder.join("server.key"));
    give_to_server(&folder.join("server.pem"));
    Some(())
}

#[test]
fn a_database_is_believed_only_with_a_certificate_of_the_named_authority_on_its_own_name() {
    let mut made = None;
    let cluster = Cluster::prepared(|folder| {
        made = certificates(folder);
        made.map_or_else(String::new, |()| {
            let folder = folder.display();
            format!("-c ssl=on -c ssl_cert_file={folder}/server.pem -c ssl_key_file={folder}/server.key")
        })
    });
    let (Some(cluster), Some(())) = (cluster, made) else { return };
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    certificates(other.path()).unwrap();
    let open = |host: &str, authority: &Path| {
        let (port, authority) = (cluster.port(), authority.join("gezag.pem"));
        let address = format!(
            "postgres://meedoen@{host}:{port}/postgres?sslmode=verify-full&sslrootcert={}",
            authority.display()
        );
        Logs::of(dir.path(), Some(&address)).map(|logs| logs.gemeenten().unwrap())
    };
    assert_eq!(open("localhost", cluster.folder()).unwrap(), Vec::<String>::new());
    for (host, authority, why) in [
        ("localhost", other.path(), "invalid peer certificate: BadSignature"),
        ("127.0.0.1", cluster.folder(), "invalid peer certificate: certificate not valid for name"),
    ] {
        let refused = open(host, authority).unwrap_err();
        assert!(matches!(refused, StoreError::Away { .. }), "{refused}");
        assert!(refused.to_string().contains(why), "{refused}");
    }
}
