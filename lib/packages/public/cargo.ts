/** Crates that much public code uses. */
export const CARGO = `
actix actix-web aes ahash alloy anyhow argon2 arrow askama async-graphql async-std async-trait aws-config aws-sdk-dynamodb aws-sdk-s3 axum base64 bevy
bincode bitflags bytes candle-core cfg-if chrono clap color-eyre config cortex-m criterion crossbeam crossterm csv curve25519-dalek darling dashmap
datafusion derive_builder derive_more diesel dioxus dirs dotenvy ed25519-dalek egui embassy-executor embedded-hal env_logger ethers eyre flate2
futures futures-util git2 glam glob handlebars hashbrown hex hmac hyper iced image indexmap indicatif insta itertools js-sys jsonwebtoken juniper
lalrpop lambda_runtime lapin lazy_static leptos libc log logos md5 memchr metrics minijinja mio mockall mongodb nalgebra napi ndarray neon nix nom
notify num num-traits num_cpus octocrab once_cell openssl opentelemetry parking_lot pest polars postgres proc-macro2 prometheus proptest prost pyo3
quickcheck quinn quote rand rand_core ratatui rayon rdkafka redis regex reqwest ring rmp-serde rocket rusqlite rustls schemars sea-orm semver sentry
serde serde_derive serde_json serde_yaml sha1 sha2 smallvec socket2 solana-sdk sqlx structopt strum substrate syn tar tauri tempfile tera thiserror
time tokio tokio-postgres tokio-stream tokio-util toml tonic tower tower-http tracing tracing-subscriber tree-sitter trust-dns-resolver tui url utoipa
uuid validator walkdir warp wasm-bindgen web-sys wgpu winapi windows winit yew zip zstd
`.trim().split(/\s+/u);
