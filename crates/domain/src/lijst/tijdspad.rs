//! What holds for a person from a day on (an uitkering, a wachtlijst, a begeleider), as the rows of a list tell it: each row
//! says how it was at its start.

use crate::ids::Nr;
use crate::time::Day;

/// From each day on, this; in order of day.
pub(super) type Path<T> = Vec<(Day, T)>;

/// One row per day and only where it changes: a second row of the same person that says the same adds nothing.
pub(super) fn path<T: Copy + PartialEq>(mut points: Path<T>) -> Path<T> {
    points.sort_by_key(|(day, _)| *day);
    let mut path: Path<T> = Vec::new();
    for (day, value) in points {
        if path.last().is_some_and(|(last, _)| *last == day) {
            path.pop();
        }
        if path.last().is_none_or(|(_, last)| *last != value) {
            path.push((day, value));
        }
    }
    path
}

/// A difference between two paths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Change<T> {
    Add((Day, T)),
    Replace { old: (Day, T), new: (Day, T) },
    Remove((Day, T)),
}

/// How `old` becomes `new`: a point on the same day is replaced, what is left over is replaced in order, and only then is
/// something added or removed.
pub(super) fn changes<T: Copy + PartialEq>(old: &[(Day, T)], new: &[(Day, T)]) -> Vec<Change<T>> {
    let same_day = |(day, _): &(Day, T), path: &[(Day, T)]| path.iter().copied().find(|(other, _)| other == day);
    let mut changes = Vec::new();
    for point in old {
        if let Some(new) = same_day(point, new).filter(|new| new != point) {
            changes.push(Change::Replace { old: *point, new });
        }
    }
    let mut gone = old.iter().filter(|point| same_day(point, new).is_none());
    let mut come = new.iter().filter(|point| same_day(point, old).is_none());
    loop {
        match (gone.next(), come.next()) {
            (Some(old), Some(new)) => changes.push(Change::Replace { old: *old, new: *new }),
            (Some(old), None) => changes.push(Change::Remove(*old)),
            (None, Some(new)) => changes.push(Change::Add(*new)),
            (None, None) => return changes,
        }
    }
}

/// What to do about a change, given the facts as they stand now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step<T> {
    Record(Day, T),
    Correct(Nr, Day, T),
    Withdraw(Nr),
    Nothing,
    /// Somebody changed it by hand meanwhile.
    Clash,
}

/// `facts` are those that stand, in order of day.
pub(super) fn step<T: Copy + PartialEq>(change: Change<T>, facts: &[(Nr, Day, T)]) -> Step<T> {
    let written =
        |(day, value): (Day, T)| facts.iter().rfind(|fact| fact.1 == day && fact.2 == value).map(|fact| fact.0);
    let holds = |(day, value): (Day, T)| facts.iter().rfind(|fact| fact.1 <= day).is_some_and(|fact| fact.2 == value);
    match change {
        Change::Add(new) if holds(new) => Step::Nothing,
        Change::Add((day, _)) if facts.iter().any(|fact| fact.1 == day) => Step::Clash,
        Change::Add((day, value)) => Step::Record(day, value),
        Change::Replace { old, new } => match written(old) {
            Some(nr) => Step::Correct(nr, new.0, new.1),
            None if holds(new) => Step::Nothing,
            None => Step::Clash,
        },
        Change::Remove(old) => written(old).map_or(Step::Nothing, Step::Withdraw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn given(points: &[(i32, char)]) -> Path<char> {
        path(points.iter().map(|(number, value)| (day(*number), *value)).collect())
    }

    #[test]
    fn a_second_row_that_says_the_same_adds_nothing() {
        assert_eq!(given(&[(2, 'a'), (1, 'a'), (3, 'b')]), given(&[(1, 'a'), (3, 'b')]));
    }

    #[test]
    fn a_moved_point_is_one_replacement() {
        let moved = Change::Replace { old: (day(1), 'a'), new: (day(2), 'a') };
        assert_eq!(changes(&given(&[(1, 'a')]), &given(&[(2, 'a')])), [moved]);
    }

    #[test]
    fn what_was_put_by_hand_is_not_overwritten() {
        let by_hand = [(Nr(7), day(1), 'x')];
        let change = Change::Replace { old: (day(1), 'a'), new: (day(1), 'b') };
        assert_eq!(step(change, &by_hand), Step::Clash);
        assert_eq!(step(Change::Add((day(4), 'x')), &by_hand), Step::Nothing);
    }
}
