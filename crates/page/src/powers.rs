//! Powers and logarithms, which say when an errand is practiced again. Those of the C library are faster,
//! by tables that can't be packed; a page asks for a handful of them in a session.
#![expect(unsafe_code, reason = "these names are what compiled code calls")]

#[unsafe(no_mangle)]
extern "C" fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

#[unsafe(no_mangle)]
extern "C" fn exp(exponent: f64) -> f64 {
    libm::exp(exponent)
}

#[unsafe(no_mangle)]
extern "C" fn log(of: f64) -> f64 {
    libm::log(of)
}
