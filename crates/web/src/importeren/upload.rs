//! Files as they were sent from our own page, beside the other fields of the form.

use std::collections::HashMap;

use app::import::{File, Files};
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::StatusCode;
use domain::lijst::Kind;

use crate::shell::answer::Wrong;
use crate::shell::visit::{Visit, from_here};

/// The most that can be sent at once.
pub(crate) const LARGEST: usize = 20 * 1024 * 1024;

pub struct Upload {
    pub visit: Visit,
    pub aanpak: String,
    pub files: Files,
    /// More was sent than is read.
    pub too_large: bool,
}

#[derive(Default)]
struct Parts {
    fields: HashMap<String, String>,
    files: Vec<File>,
    too_large: bool,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Wrong;

    async fn from_request(request: Request, state: &S) -> Result<Upload, Wrong> {
        let (mut parts, body) = request.into_parts();
        if !from_here(&parts.headers) {
            return Err(Wrong::Stranger);
        }
        let visit = Visit::from_request_parts(&mut parts, state).await?;
        let sent = Request::from_parts(parts, body);
        let Parts { mut fields, files, too_large } = match Multipart::from_request(sent, state).await {
            Ok(multipart) => read(multipart).await?,
            // A form without files has no token either, so it changes nothing; it is told that a file is missing.
            Err(_) => {
                Parts { fields: HashMap::from([("csrf".to_owned(), visit.csrf().to_owned())]), ..Parts::default() }
            }
        };
        // What is too large is not read as far as the token, and comes to nothing whoever sent it.
        if !too_large && fields.get("csrf").map_or("", String::as_str) != visit.csrf() {
            return Err(Wrong::Stranger);
        }
        let aanpak = fields.remove("aanpak").unwrap_or_default();
        Ok(Upload { visit, aanpak, files: Files::new(files), too_large })
    }
}

/// Everything that was sent, until it is too much.
async fn read(mut multipart: Multipart) -> Result<Parts, Wrong> {
    let mut parts = Parts::default();
    match each(&mut multipart, &mut parts).await {
        Ok(()) => Ok(parts),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Ok(Parts { too_large: true, ..parts }),
        Err(_) => Err(Wrong::Stranger),
    }
}

async fn each(multipart: &mut Multipart, parts: &mut Parts) -> Result<(), MultipartError> {
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        match Kind::ALL.into_iter().find(|kind| kind.word() == name) {
            Some(kind) => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await?.to_vec();
                // A browser sends a nameless empty file for a field that was left empty.
                if !name.is_empty() || !bytes.is_empty() {
                    parts.files.push(File { kind, name, bytes });
                }
            }
            None => drop(parts.fields.insert(name, field.text().await?)),
        }
    }
    Ok(())
}
