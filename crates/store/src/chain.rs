//! The chain: every entry carries the hash of its predecessor, so nothing in the middle can be changed or taken out unseen.

/// Where the log stands. Nr 0, with a hash of zeros, is the empty log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    pub nr: u64,
    pub hash: [u8; 32],
}

/// The digest of a sealed body. The ciphertext is hashed and never the plaintext, because a BSN can be guessed.
pub(crate) fn digest(sealed: &[u8]) -> [u8; 32] {
    *blake3::hash(sealed).as_bytes()
}

/// The hash of an entry. It needs the digest only, so the chain still proves after the body was destroyed.
pub(crate) fn link(previous: &[u8; 32], canonical: &[u8], digest: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(previous);
    hasher.update(canonical);
    hasher.update(digest);
    *hasher.finalize().as_bytes()
}
