//! What whoever looks after the system sees of it, and what not.

mod town;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use demo::cast::GERDA;
use tower::ServiceExt;
use town::town;
use web::Toezicht;

/// The answer of the watch at this address.
fn asks(toezicht: &Arc<Toezicht>, path: &str) -> (StatusCode, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = web::toezicht::router(Arc::clone(toezicht)).oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    })
}

#[test]
fn before_the_folder_is_open_it_lives_and_is_not_ready() {
    let toezicht = Arc::new(Toezicht::default());
    assert_eq!(asks(&toezicht, "/health"), (StatusCode::OK, "ok\n".into()));
    let (status, body) = asks(&toezicht, "/ready");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("starting"), "{body}");
}

#[test]
fn it_is_ready_when_every_gemeente_is_and_says_which_is_not() {
    let town = town();
    let toezicht = town.toezicht();
    let (status, body) = asks(&toezicht, "/ready");
    assert_eq!(status, StatusCode::OK, "{body}");
    let log = town.folder().join("gemeenten").join(demo::SLUG).join("log.sqlite");
    std::fs::File::options().write(true).open(&log).unwrap().set_len(0).unwrap();
    let (status, body) = asks(&toezicht, "/ready");
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{body}");
    assert!(body.contains(demo::SLUG) && body.contains("log.sqlite"), "{body}");
}

#[test]
fn the_numbers_count_pages_by_their_kind_and_name_nobody() {
    let town = town();
    let ayse = town.as_("ayse");
    let dossier = town.dossier(GERDA);
    ayse.get(&dossier);
    ayse.get("/sittard-geleen/inwoner/999999");
    ayse.get("/no/such/address/Gerda");
    let (status, text) = asks(&town.toezicht(), "/metrics");
    assert_eq!(status, StatusCode::OK);
    let line =
        |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {text}"));
    let route = r#"method="GET",route="/{gemeente}/inwoner/{inwoner}""#;
    assert!(line(&format!(r#"meedoen_http_requests_total{{{route},status="200""#)).ends_with(" 1"));
    assert!(line(&format!(r#"meedoen_http_requests_total{{{route},status="404""#)).ends_with(" 1"));
    line(r#"meedoen_asks_total{gemeente="sittard-geleen",outcome="done"}"#);
    line(r#"meedoen_log_entries{gemeente="sittard-geleen"}"#);
    assert!(text.ends_with("# EOF\n"));
    for word in ["Gerda", "Hoekstra", "Demir", "/999999", &format!("/{}", town.inwoner(GERDA))] {
        assert!(!text.contains(word), "{word} is told");
    }
}
