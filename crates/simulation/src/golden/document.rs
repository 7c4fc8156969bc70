//! The `cat-golden/1` document: items, response patterns and the reference values for them.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct GoldenDocument {
    pub schema: String,
    pub bank: Vec<GoldenItem>,
    pub patterns: Vec<ResponsePattern>,
    #[serde(default)]
    pub patterns_other_priors: Vec<ResponsePattern>,
    #[serde(default)]
    pub item_info: Vec<ExpectedItem>,
    #[serde(default)]
    pub selection: Vec<SelectionCase>,
    #[serde(default)]
    pub edge_cases: Vec<EdgeCase>,
}

#[derive(Debug, Deserialize)]
pub struct GoldenItem {
    pub a: f64,
    pub b: f64,
}

#[derive(Debug, Deserialize)]
pub struct ResponsePattern {
    pub id: String,
    pub items: Vec<usize>,
    pub responses: Vec<u8>,
    pub prior: GoldenPrior,
    #[serde(flatten)]
    pub expected: ExpectedEstimates,
}

#[derive(Debug, Deserialize)]
pub struct EdgeCase {
    pub name: String,
    pub a: Vec<f64>,
    pub b: Vec<f64>,
    pub responses: Vec<u8>,
    pub prior: GoldenPrior,
    #[serde(flatten)]
    pub expected: ExpectedEstimates,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct GoldenPrior {
    pub mean: f64,
    pub sd: f64,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedEstimates {
    pub eap: f64,
    pub psd: f64,
    pub grid_sensitive: bool,
    pub map: f64,
    pub map_se: f64,
    pub mle: Option<f64>,
    pub mle_se: Option<f64>,
    pub wle: Option<f64>,
    pub wle_se: Option<f64>,
    pub at: Vec<ExpectedAtTheta>,
    #[serde(default)]
    pub steps: Vec<[f64; 2]>,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedAtTheta {
    pub theta: f64,
    pub loglik: f64,
    pub info: f64,
}

#[derive(Debug, Deserialize)]
pub struct ExpectedItem {
    pub a: f64,
    pub b: f64,
    pub theta: f64,
    pub p: f64,
    pub info: f64,
}

#[derive(Debug, Deserialize)]
pub struct SelectionCase {
    pub pattern: String,
    pub first_k: usize,
    pub candidates: Vec<SelectionCandidate>,
}

#[derive(Debug, Deserialize)]
pub struct SelectionCandidate {
    pub item: usize,
    pub info_at_eap: f64,
    pub mpwi: f64,
    pub epv: f64,
}
