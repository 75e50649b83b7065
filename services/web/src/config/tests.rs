use std::fs;

use super::*;

fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fawen.toml");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
    let (_folder, path) = file(text);
    let environment = environment.iter().map(|(name, value)| (name.to_string(), value.to_string()));
    let shown = path.display().to_string();
    Config::read(Some(&path), environment)
        .map_err(|error| error.to_string().replace(&shown, "fawen.toml"))
}

#[test]
fn every_default_can_be_taken() {
    let mut config = Config::default();
    for key in KEYS {
        (key.set)(&mut config, key.default).unwrap();
    }
    assert_eq!(config, Config::default());
    assert_eq!(config.http.listen.to_string(), "127.0.0.1:8420");
    assert!(!config.secure());
}

#[test]
fn the_environment_goes_over_the_file() {
    let text = "store = \"sqlite:a.db\"\n[http]\nbody_limit = 4096\nrequest_timeout = 5\n";
    let config =
        read(text, &[("FAWEN_HTTP_BODY_LIMIT", "8192"), ("HOME", "/root"), ("FAWEN_LOG", "info")]);
    let config = config.unwrap();
    assert_eq!(config.http.body_limit, 8192);
    assert_eq!(config.http.request_timeout, Duration::from_secs(5));
    assert_eq!(config.store, "sqlite:a.db");
}

#[test]
fn what_is_wrong_is_named() {
    let wrong = [
        read("[http]\nlisten = \"8420\"\n", &[]),
        read("[http]\nbodylimit = 3\n", &[]),
        read("[http]\nbody_limit = \"3 MB\"\n", &[]),
        read("store = \"mysql://x\"\n", &[]),
        read("[http]\naddress = \"https://fawen.cn/path\"\n", &[]),
        read("store = 'a\nb'\n", &[]),
        read("", &[("FAWEN_STOER", "sqlite:a.db")]),
        read("", &[("FAWEN_WORKER_INTERVAL", "0")]),
    ];
    let messages: Vec<String> = wrong.into_iter().map(Result::unwrap_err).collect();
    insta::assert_snapshot!(messages.join("\n"), @r"
    配置文件“fawen.toml”中的http.listen=“8420”有误：应为地址和端口，如 127.0.0.1:8420 或 [::1]:8420
    配置文件“fawen.toml”中的“http.bodylimit”不是配置项：请检查拼写，全部配置项见docs/configuration.md，是不是“http.body_limit”？
    配置文件“fawen.toml”中的http.body_limit=“3 MB”有误：应为字节数，从1024到1073741824
    配置文件“fawen.toml”中的store=“mysql://x”有误：无法识别存储地址“mysql://x”：请写成 sqlite:文件路径（例如 sqlite:fawen.db）或 postgres://用户@主机/数据库
    配置文件“fawen.toml”中的http.address=“https://fawen.cn/path”有误：应为 https://主机 或 http://主机，后面不带路径
    配置文件“fawen.toml”不是合格的TOML，第2行有误：请对照docs/configuration.md改正
    环境变量中的“FAWEN_STOER”不是配置项：请检查拼写，全部配置项见docs/configuration.md，是不是“FAWEN_STORE”？
    环境变量中的FAWEN_WORKER_INTERVAL=“0”有误：应为秒数，从1到86400
    ");
}

#[test]
fn nobody_signs_in_over_an_open_line() {
    let mut config = Config::default();
    config.put("命令行", "http.listen", "0.0.0.0:80").unwrap();
    assert!(matches!(config.check(), Err(ConfigError::InTheOpen { .. })));
    config.put("命令行", "http.address", "https://fawen.example.cn").unwrap();
    config.check().unwrap();
    assert!(config.secure());
}

#[test]
fn a_provider_is_set_up_as_a_whole_and_its_secret_is_not_shown() {
    let told = |settings: &[(&str, &str)]| {
        let mut config = Config::default();
        let put = settings.iter().try_for_each(|(key, value)| config.put("命令行", key, value));
        let checked = put.and_then(|()| config.check());
        (config, checked.map_err(|error| error.to_string()).err().unwrap_or_default())
    };
    let issuer = ("oidc.issuer", "https://id.example.cn");
    let client = ("oidc.client_id", "fawen");
    let messages = [
        told(&[("oidc.issuer", "http://id.example.cn")]).1,
        told(&[issuer]).1,
        told(&[issuer, client, ("http.listen", "127.0.0.1:0")]).1,
        told(&[("oidc.label", "")]).1,
        told(&[issuer, client]).1,
    ];
    insta::assert_snapshot!(messages.join("\n"), @r"
    命令行中的oidc.issuer=“http://id.example.cn”有误：应为 https:// 开头的网址，与提供方公布的 issuer 一字不差，不带 ? 和 #；只有本机的提供方可以用 http://
    写明了oidc.issuer，而没有oidc.client_id：请填写在统一身份认证登记本系统时得到的客户端编号
    写明了oidc.issuer，而http.listen的端口是0、又没有http.address：登录后不知道返回哪里。请写明http.address，或固定端口
    命令行中的oidc.label=“”有误：应为按钮的文字，如 统一身份认证登录
    ");
    let secret = ("oidc.client_secret", "hush");
    let address = ("http.address", "https://fawen.example.cn");
    let (config, wrong) = told(&[issuer, client, secret, address]);
    let settings = config.settings_of_oidc().unwrap();
    assert_eq!(settings.redirect, "https://fawen.example.cn/sign-in/oidc/callback");
    assert_eq!(settings.client_secret.as_deref(), Some("hush"));
    let shown = format!("{wrong} {config:?} {settings:?}");
    assert!(!shown.contains("hush"), "{shown}");
    assert!(Config::default().settings_of_oidc().is_none());
}

#[test]
fn documentation_and_example_have_every_key() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs");
    let documentation = fs::read_to_string(format!("{folder}/configuration.md")).unwrap();
    for key in KEYS {
        let default =
            if key.default.is_empty() { "none".to_owned() } else { format!("`{}`", key.default) };
        let row = format!("| `{}` | `{}` | {default} |", key.name, key.variable());
        assert!(documentation.contains(&row), "{row}");
    }
    let example = PathBuf::from(format!("{folder}/fawen.example.toml"));
    assert_eq!(Config::read(Some(&example), []).unwrap(), Config::default());
    let text = fs::read_to_string(&example).unwrap();
    for key in KEYS {
        let last = key.name.rsplit('.').next().unwrap();
        assert!(text.contains(&format!("{last} = ")), "{}", key.name);
    }
}
