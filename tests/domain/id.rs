use homeward::domain::id::RecordId;
use proptest::prelude::*;

const MAX_RANDOM: u128 = (1 << 80) - 1;

#[test]
fn the_next_name_is_later_than_the_last_whatever_the_clock_says() {
    let check = |why: &str, last_ms: i64, last_random: u128, now_ms: i64, random: u128| {
        let last = RecordId::next(None, last_ms, last_random);
        let next = RecordId::next(Some(last), now_ms, random);
        assert!(next > last, "{why}");
        assert!(next.to_string() > last.to_string(), "{why}: the text sorts in the same way");
    };
    check("time goes on", 1_000, 5, 2_000, 5);
    check("the same millisecond, a smaller random", 1_000, 5, 1_000, 4);
    check("the same millisecond, the same random", 1_000, 5, 1_000, 5);
    check("the clock was set back", 2_000_000, 5, 1_000, 5);
    check("the clock was set before 1970", 2_000_000, 5, -1, 5);
    check("all random bits are used up", 1_000, MAX_RANDOM, 1_000, 5);
    check("more random bits than a name holds", 1_000, u128::MAX, 1_000, u128::MAX);
}

#[test]
fn a_name_tells_when_the_record_was_made() {
    for (now_ms, made_ms) in [(0, 0), (1_794_000_000_000, 1_794_000_000_000), (-5, 0)] {
        assert_eq!(RecordId::next(None, now_ms, 7).made_ms(), made_ms);
    }
}

#[test]
fn a_record_has_one_written_name_only() {
    let id = RecordId::next(None, 1_794_000_000_000, 12_345);
    let text = id.to_string();
    assert_eq!(text.len(), 26);
    assert_eq!(text.parse(), Ok(id));
    for wrong in
        [text.to_lowercase(), text[1..].to_owned(), format!("{text}0"), text.replace('0', "O"), String::new()]
    {
        assert!(wrong.parse::<RecordId>().is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn names_keep_the_order_in_which_they_were_made(steps in prop::collection::vec((0..4_000_000_000_000_i64, any::<u128>()), 1..40)) {
        let mut ids: Vec<RecordId> = Vec::new();
        for (now_ms, random) in steps {
            ids.push(RecordId::next(ids.last().copied(), now_ms, random));
        }
        prop_assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
