//! Percentages that add up: the largest-remainder method.

/// The shares of the parts in `of` units (100 for whole percentages, 1000 for tenths). They add up to `of`: every part is
/// rounded down, and the units that are left go to the largest remainders, the earlier part first when two are alike.
/// `None` when there is nothing to share.
pub fn shares(parts: &[u64], of: u64) -> Option<Vec<u64>> {
    let total: u64 = parts.iter().sum();
    if total == 0 {
        return None;
    }
    let exact = |part: &u64| u128::from(*part) * u128::from(of);
    let mut shares: Vec<u64> = parts.iter().map(|part| (exact(part) / u128::from(total)) as u64).collect();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(exact(&parts[*at]) % u128::from(total)));
    let left = of - shares.iter().sum::<u64>();
    for at in by_remainder.into_iter().take(left as usize) {
        shares[at] += 1;
    }
    Some(shares)
}

/// A part of a denominator that is not the sum of the parts beside it, in tenths of a percent, rounded half up.
pub fn tenths(part: u64, of: u64) -> Option<u64> {
    (of > 0).then(|| (part * 2000 + of) / (of * 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_halves_and_a_quarter_are_rounded_as_the_table_of_2009_prints_them() {
        assert_eq!(shares(&[66, 16, 12, 88, 138], 100), Some(vec![21, 5, 4, 27, 43]));
    }

    #[test]
    fn nothing_has_no_shares() {
        assert_eq!(shares(&[0, 0], 100), None);
        assert_eq!(tenths(1, 0), None);
    }

    #[test]
    fn tenths_round_half_up() {
        assert_eq!((tenths(4, 79), tenths(19, 393), tenths(1, 2000)), (Some(51), Some(48), Some(1)));
    }

    proptest! {
        #[test]
        fn shares_add_up_and_lie_within_one_of_exact(parts in prop::collection::vec(0..100_000u64, 1..20), of in 1..2000u64) {
            let total: u64 = parts.iter().sum();
            if let Some(shares) = shares(&parts, of) {
                prop_assert_eq!(shares.iter().sum::<u64>(), of);
                for (part, share) in parts.iter().zip(&shares) {
                    prop_assert!((share * total).abs_diff(part * of) < total, "{} of {} as {}", part, total, share);
                }
            }
        }

        #[test]
        fn a_larger_part_never_has_a_smaller_share_and_of_equals_the_first_goes_first(parts in prop::collection::vec(0..50u64, 2..12)) {
            if let Some(shares) = shares(&parts, 100) {
                for a in 0..parts.len() {
                    for b in a + 1..parts.len() {
                        prop_assert!(parts[a] >= parts[b] || shares[a] <= shares[b]);
                        prop_assert!(parts[a] < parts[b] || shares[a] >= shares[b]);
                    }
                }
            }
        }
    }
}
