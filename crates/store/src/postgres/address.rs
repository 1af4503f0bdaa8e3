//! The address of a database: `postgres://user:password@host:port/database?sslmode=verify-full&sslrootcert=ca.pem`.
//!
//! What we ask of TLS is all or nothing. Over a socket of the machine itself there is no network to protect. Over a network the
//! other end proves who it is with a certificate of an authority that the address names; an encrypted line to somebody unknown
//! protects against nobody who is able to tap it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode, TargetSessionAttrs};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{Result, StoreError};

/// How to get to the database.
#[derive(Clone)]
pub(super) struct Address {
    pub config: Config,
    pub tls: Option<MakeRustlsConnect>,
    /// The address without its password, for messages.
    pub place: PathBuf,
}

/// A database that does not answer in this time is away.
const CONNECT: Duration = Duration::from_secs(5);

impl Address {
    pub fn read(text: &str) -> Result<Address> {
        let wrong = |why: String| StoreError::LogAddress { why };
        let (rest, ours) = split(text);
        let mut config: Config = rest.parse().map_err(|error| wrong(causes(&error)))?;
        if config.get_hosts().is_empty() {
            return Err(wrong("it names no host".into()));
        }
        let place = place(&config);
        let tls = match (ours.sslmode.as_deref(), ours.sslrootcert) {
            (Some("verify-full"), Some(file)) => Some(tls(&file)?),
            (Some("verify-full"), None) => {
                return Err(wrong("verify-full needs sslrootcert=FILE, the certificate of your authority".into()));
            }
            (Some("disable"), None) => None,
            (None, None) if config.get_hosts().iter().all(is_here) => None,
            (None, _) => {
                return Err(wrong(
                    "over a network add sslmode=verify-full&sslrootcert=FILE (or sslmode=disable, when the network itself is sealed)".into(),
                ));
            }
            (Some(other), _) => {
                return Err(wrong(format!("sslmode is '{other}'; expected verify-full with sslrootcert, or disable")));
            }
        };
        config.ssl_mode(if tls.is_some() { SslMode::Require } else { SslMode::Disable });
        config.application_name("meedoen").connect_timeout(CONNECT).tcp_user_timeout(CONNECT * 2);
        config.keepalives_idle(CONNECT).keepalives_interval(CONNECT);
        // Of several machines the one that takes writes is the one we want, also after they changed places.
        config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        Ok(Address { config, tls, place })
    }
}

#[derive(Default)]
struct Ours {
    sslmode: Option<String>,
    sslrootcert: Option<PathBuf>,
}

/// Takes out what we read ourselves: the client knows no certificates and no `verify-full`.
fn split(text: &str) -> (String, Ours) {
    let Some((address, query)) = text.split_once('?') else { return (text.to_owned(), Ours::default()) };
    let mut ours = Ours::default();
    let rest: Vec<&str> = query
        .split('&')
        .filter(|part| match part.split_once('=') {
            Some(("sslmode", mode)) => {
                ours.sslmode = Some(mode.to_owned());
                false
            }
            Some(("sslrootcert", file)) => {
                ours.sslrootcert = Some(PathBuf::from(file.replace("%2F", "/").replace("%2f", "/")));
                false
            }
            _ => true,
        })
        .collect();
    let rest = if rest.is_empty() { address.to_owned() } else { format!("{address}?{}", rest.join("&")) };
    (rest, ours)
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

fn place(config: &Config) -> PathBuf {
    let host = |host: &Host| match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(path) => path.display().to_string(),
    };
    let hosts: Vec<String> = config.get_hosts().iter().map(host).collect();
    let ports: Vec<String> = config.get_ports().iter().map(|port| format!(":{port}")).collect();
    let name = config.get_dbname().or(config.get_user()).unwrap_or_default();
    PathBuf::from(format!("postgres://{}{}/{name}", hosts.join(","), ports.join(",")))
}

fn tls(authority: &Path) -> Result<MakeRustlsConnect> {
    let wrong = |why: String| StoreError::LogAddress { why: format!("sslrootcert {}: {why}", authority.display()) };
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(authority).map_err(|error| wrong(error.to_string()))? {
        let certificate = certificate.map_err(|error| wrong(error.to_string()))?;
        roots.add(certificate).map_err(|error| wrong(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(wrong("there is no certificate in it".into()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|error| wrong(error.to_string()))?;
    Ok(MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth()))
}

/// An error with everything beneath it: the client says "error connecting to server" and keeps the reason to itself.
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        next = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Address::read(text).err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn over_a_network_the_other_end_has_to_prove_who_it_is() {
        for text in ["postgres://db.example/m", "postgres://db.example/m?sslmode=require", "postgres://10.1.2.3/m"] {
            assert!(refused(text).contains("verify-full"), "{text}");
        }
        assert!(refused("postgres://db.example/m?sslmode=verify-full").contains("sslrootcert"));
    }

    #[test]
    fn on_the_machine_itself_and_where_somebody_says_so_no_certificate_is_asked() {
        for text in [
            "postgres://me@localhost:5433/m",
            "postgres://me@127.0.0.1/m",
            "postgres://me@%2Frun%2Fpostgresql/m",
            "postgres://me@db.example/m?sslmode=disable",
        ] {
            assert_eq!(refused(text), "", "{text}");
        }
    }

    #[test]
    fn an_authority_that_is_not_there_or_is_no_certificate_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ca.pem");
        let address = format!("postgres://db.example/m?sslmode=verify-full&sslrootcert={}", file.display());
        assert!(refused(&address).contains("ca.pem"));
        std::fs::write(&file, "niets").unwrap();
        assert!(refused(&address).contains("no certificate"), "{}", refused(&address));
    }

    #[test]
    fn messages_name_the_place_and_never_the_password() {
        let address = Address::read("postgres://me:geheim@localhost:5433/meedoen").unwrap();
        assert_eq!(address.place, Path::new("postgres://localhost:5433/meedoen"));
    }
}
