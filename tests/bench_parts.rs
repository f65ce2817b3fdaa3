//! The pure parts of the bench `fanout`. A bench without the test harness cannot run tests itself, so they stand here.

// The bench uses the rest.
#![allow(dead_code)]

#[path = "../benches/fanout/aim.rs"]
mod aim;
#[path = "../benches/fanout/answer.rs"]
mod answer;
#[path = "../benches/fanout/clock.rs"]
mod clock;
#[path = "../benches/fanout/dialect.rs"]
mod dialect;
#[path = "../benches/fanout/frames.rs"]
mod frames;
#[path = "../benches/fanout/order.rs"]
mod order;
#[path = "../benches/fanout/procfs.rs"]
mod procfs;
#[path = "../benches/fanout/stats.rs"]
mod stats;

mod frames_hold {
    use crate::frames::*;

    fn frames_in(bytes: &[u8]) -> (Vec<(u8, usize)>, Option<usize>) {
        let mut found = Vec::new();
        let used = walk(bytes, |first, payload| {
            found.push((first, payload.len()));
            Ok(())
        });
        (found, used.ok())
    }

    #[test]
    fn frames_of_all_header_lengths_are_counted_in_order() {
        let mut bytes = from_server(TEXT, &[b'x'; 125]);
        bytes.extend(from_server(TEXT, &[b'x'; 126]));
        bytes.extend(from_server(PING, b""));
        bytes.extend([TEXT, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
        bytes.extend([b'x'; 65_536]);
        assert_eq!(frames_in(&bytes), (vec![(TEXT, 125), (TEXT, 126), (PING, 0), (TEXT, 65_536)], Some(bytes.len())));
    }

    #[test]
    fn a_frame_cut_anywhere_waits_for_its_rest() {
        let mut bytes = from_server(TEXT, b"whole");
        let whole = bytes.len();
        bytes.extend(from_server(TEXT, &[b'x'; 300]));
        for cut in whole..bytes.len() {
            assert_eq!(frames_in(&bytes[..cut]), (vec![(TEXT, 5)], Some(whole)), "cut at {cut}");
        }
        assert_eq!(frames_in(&bytes).0.len(), 2);
    }

    #[test]
    fn a_clients_frame_is_masked_with_a_key_that_changes_nothing() {
        assert_eq!(from_client(PONG, b"abc"), [0x8A, 0x83, 0, 0, 0, 0, b'a', b'b', b'c']);
    }

    #[test]
    fn an_error_of_the_visitor_ends_the_walk() {
        let bytes = from_server(CLOSE, b"");
        assert!(walk(&bytes, |_, _| anyhow::bail!("closed")).is_err());
    }
}

mod stats_hold {
    use crate::stats::*;

    #[test]
    fn a_median_of_an_even_number_lies_between_the_middle_two() {
        assert_eq!(Series::of(vec![4.0, 1.0, 2.0, 3.0]), Some(Series { median: 2.5, least: 1.0, most: 4.0 }));
        assert_eq!(Series::of(vec![9.0, 1.0, 2.0]), Some(Series { median: 2.0, least: 1.0, most: 9.0 }));
        assert_eq!(Series::of(vec![]), None);
    }

    #[test]
    fn percentiles_are_values_that_occurred() {
        let hundred: Vec<u64> = (1..=100).collect();
        assert_eq!(percentile(&hundred, 50.0), 50);
        assert_eq!(percentile(&hundred, 99.0), 99);
        assert_eq!(percentile(&hundred, 100.0), 100);
        assert_eq!(percentile(&[7], 99.0), 7);
        assert_eq!(percentile(&[], 99.0), 0);
    }
}

mod procfs_hold {
    use crate::procfs::*;

    #[test]
    fn processor_time_is_found_behind_any_name() {
        let stat = "4711 (a) b (c)) S 1 4711 4711 0 -1 4194560 2000 0 3 0 150 50 7 8 20 0 1 0 99 1000 25";
        assert_eq!(cpu_ticks(stat), Some(200));
        assert_eq!(cpu_ticks("4711 (cut) S 1"), None);
    }

    #[test]
    fn resident_memory_is_the_rss_line() {
        let rollup = "55a7-7ffd ---p 00000000 00:00 0   [rollup]\nRss:       1612 kB\nPss:        334 kB\n";
        assert_eq!(rss(rollup), Some(1612));
        assert_eq!(rss("Pss: 334 kB"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_has_memory_and_a_clock() {
        let pid = std::process::id();
        assert!(resident_kib(pid).unwrap() > 0);
        cpu(pid).unwrap();
    }
}

mod dialect_hold {
    use crate::dialect::*;

    #[test]
    fn an_event_keeps_its_number_in_every_dialect() {
        for (dialect, before, after) in [
            (Dialect::Json, EVENT_IN_JSON, r#""event":"rankings:update","data":B,"offset":7}"#),
            (Dialect::SocketIo, EVENT_IN_SOCKET_IO, r#""rankings:update",B]"#),
        ] {
            let post = dialect.post(Audience::Everyone, 41, "key");
            let (_, body) = post.split_once("\r\n\r\n").unwrap();
            let event = format!("{before}{}", after.replace('B', body));
            assert!(dialect.is_event(event.as_bytes()));
            assert_eq!(dialect.number(event.as_bytes()).unwrap(), 41);
        }
    }

    #[test]
    fn a_body_is_190_bytes_long() {
        for number in [0, 8_999_999] {
            let post = Dialect::Json.post(Audience::Everyone, number, "key");
            assert!(post.contains("\r\nContent-Length: 190\r\n"), "{post}");
        }
    }

    #[test]
    fn only_engine_io_has_pings_in_text() {
        assert_eq!(Dialect::SocketIo.answer(b"2"), Some("3"));
        assert_eq!(Dialect::Json.answer(b"2"), None);
        assert!(!Dialect::SocketIo.is_event(b"2"));
        assert!(!Dialect::Bare.is_event(br#"{"type":"hello"}"#));
    }

    #[test]
    fn a_joining_subscriber_ends_in_its_own_room() {
        for dialect in [Dialect::Json, Dialect::SocketIo] {
            let said: Vec<_> = dialect.steps(true).iter().filter_map(|step| step.answer).map(|say| say(7)).collect();
            assert!(said.iter().any(|text| text.contains("user") && text.contains('7')), "{said:?}");
            assert_eq!(dialect.steps(true).len(), dialect.steps(false).len() + 1);
            assert!(dialect.upgrade(7, "t").contains("token=t"));
        }
        assert!(Dialect::Bare.steps(true).is_empty());
        assert!(Dialect::Bare.post(Audience::User(7), 0, "key").starts_with("POST /user/7 "));
    }
}

mod aim_hold {
    use crate::aim::Aim::*;

    #[test]
    fn a_bound_is_for_the_figure_or_for_its_ratio() {
        assert!(AtMost(4.0).is_met(4.0, 99.0) && !AtMost(4.0).is_met(4.1, 0.0));
        assert!(AtLeast(4.0).is_met(4.0, 0.0) && !AtLeast(4.0).is_met(3.9, 99.0));
        assert!(TimesAtMost(1.2).is_met(99.0, 1.2) && !TimesAtMost(1.2).is_met(0.0, 1.3));
        assert!(TimesAtLeast(0.5).is_met(0.0, 0.5) && !TimesAtLeast(0.5).is_met(99.0, 0.4));
    }

    #[test]
    fn an_aim_says_what_it_is_compared_with() {
        assert_eq!(AtLeast(1e6).to_string(), "≥ 1,000,000");
        assert_eq!(TimesAtLeast(0.5).to_string(), "≥ 0.50 x");
    }
}

mod clock_hold {
    use std::time::{Duration, Instant};

    use crate::clock::*;

    #[test]
    fn an_event_is_as_old_as_its_departure() {
        let departures = Departures::new(2);
        departures.leaves(1);
        let later = Instant::now() + Duration::from_secs(1);
        assert!((1_000_000_000..2_000_000_000).contains(&departures.nanos_since(1, later)));
        assert_eq!(departures.room(), 2);
    }
}

mod order_hold {
    use crate::order::broken;

    #[test]
    fn posters_may_overtake_each_other_but_not_themselves() {
        assert_eq!(broken(&[1, 0, 2, 4, 3, 5], 2), None);
        assert!(broken(&[0, 1, 3, 2, 5, 4, 2], 2).is_some(), "2 came again");
        assert!(broken(&[0, 4, 1, 2], 2).is_some(), "2 came after 4");
    }
}

mod answer_hold {
    use crate::answer::parse;

    #[test]
    fn an_answer_is_complete_with_its_last_byte() {
        let bytes = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
        for cut in 0..bytes.len() {
            assert_eq!(parse(&bytes[..cut]).unwrap(), None, "cut at {cut}");
        }
        assert_eq!(parse(bytes).unwrap(), Some((200, bytes.len())));
        assert!(parse(b"HTTP/1.1 200 OK\r\n\r\n").is_err());
    }
}

mod numbers_hold {
    use crate::stats::number;

    #[test]
    fn numbers_are_short_and_readable() {
        let written: Vec<_> = [0.1401, 1.6, 99.0, 100.0, 22_200.4, 5_712_345.0].into_iter().map(number).collect();
        assert_eq!(written, ["0.140", "1.60", "99.00", "100", "22,200", "5,712,345"]);
    }
}
