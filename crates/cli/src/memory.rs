//! Whose memory it is.

/// Dossiers that grow at the same pace leave holes that the allocator of the system does not give back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Gives back to the system what reading a whole log took for a moment: a quarter on top of the municipality itself. Left alone
/// the allocator keeps it until much more is asked of it, which may be weeks.
#[expect(
    unsafe_code,
    reason = "the crate has no safe name for it; it takes no pointer and touches nothing that is in use"
)]
pub fn give_back() {
    // SAFETY: may be called at any moment by any thread; it only returns pages that hold nothing.
    unsafe { libmimalloc_sys::mi_collect(true) };
}
