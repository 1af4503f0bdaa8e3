//! Chance with a fixed seed: the demo looks lived in, and is the same town on every machine and in every version.

/// SplitMix64, as its author describes it. It is written out here because the numbers must never change with a library.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    pub fn seeded(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `least` to `most`, both included.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        let width = u64::from(most.abs_diff(least)) + 1;
        least + (self.next() % width) as i32
    }

    /// True in `per_cent` of the cases.
    pub fn likely(&mut self, per_cent: i32) -> bool {
        self.between(1, 100) <= per_cent
    }

    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.between(0, among.len() as i32 - 1) as usize]
    }

    /// One of several, each with its weight.
    pub fn weighted<'a, T>(&mut self, among: &'a [(i32, T)]) -> &'a T {
        let mut left = self.between(1, among.iter().map(|(weight, _)| weight).sum());
        let found = among.iter().find(|(weight, _)| {
            left -= weight;
            left <= 0
        });
        &found.unwrap_or(&among[0]).1
    }

    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.between(0, last as i32) as usize);
        }
    }
}
