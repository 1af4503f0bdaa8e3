//! Style sheet, fonts, icons and script, embedded in the binary by `build.rs`.

/// One file, served under [`BASE`] with a year of caching: its address changes when its content does.
#[derive(Debug)]
pub struct Asset {
    pub name: &'static str,
    pub media_type: &'static str,
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// What a page may load: only our own files, and no style or script written in the page itself. The select's
/// arrow is the one image that a style sheet carries inside itself.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; \
     img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// For the `cache-control` header of an asset.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The file behind `/stijl/{version}/{name}`. An older version answers with the present file, so that a page
/// that was open during an update keeps its looks.
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.name == name)
}
