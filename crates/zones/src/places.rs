//! The zones that phonetree names itself, where chrono-tz has them.
#![expect(
    non_upper_case_globals,
    non_snake_case,
    missing_docs,
    reason = "zones are named as IANA names them"
)]

macro_rules! places {
    ($($area:ident: $($city:ident)* $(, $part:ident: $town:ident)?;)*) => {
        $(pub mod $area {
            $(pub const $city: crate::Tz =
                crate::Tz::named(concat!(stringify!($area), "/", stringify!($city)));)*
            $(pub mod $part {
                pub const $town: crate::Tz = crate::Tz::named(concat!(
                    stringify!($area), "/", stringify!($part), "/", stringify!($town)
                ));
            })?
        })*
    };
}

places! {
    Africa: Johannesburg;
    America: Anchorage Chicago Denver Halifax Los_Angeles New_York Sao_Paulo St_Johns,
        Argentina: Buenos_Aires;
    Asia: Dubai Hong_Kong Jakarta Karachi Kolkata Manila Seoul Singapore Tokyo;
    Australia: Adelaide Perth Sydney;
    Europe: Athens Berlin Lisbon London Moscow;
    Pacific: Auckland Honolulu;
}
