//! Heat loss.

/// A house.
#[derive(Debug)]
pub struct House<'a> {
    /// what it is called
    pub name: &'a str,
}

impl<'a> House<'a> {
    /// Loss in watts.
    pub fn loss(&self, u: f64) -> f64 {
        u * 2.0 // twice
    }
}
