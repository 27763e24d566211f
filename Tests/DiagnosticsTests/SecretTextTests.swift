import Diagnostics
import Testing

@Suite struct SecretTextTests {
  @Test(
    arguments: [
      ("password: hush", "password: *"),
      (#"{"password":"hush","user":"a"}"#, #"{"password":"*","user":"a"}"#),
      ("--password=hush -v", "--password=* -v"), ("--password hush", "--password *"),
      ("postgres://u:hush@h/d?x=y", "postgres://u:*@h/d?x=y"), ("DB_PASSWORD=hush;B=c", "DB_PASSWORD=*;B=c"),
      (#"{\"token\":\"hush\"}"#, #"{\"token\":\"*\"}"#),
      ("PGPASSWORD=hush psql", "PGPASSWORD=* psql"),
      ("mysql -u root -phush -e 'select 1'", "mysql -u root -p* -e 'select 1'"),
      ("/usr/bin/mysqldump -ph$sh db", "/usr/bin/mysqldump -p* db"),
      ("redis-cli -h r -a hush ping", "redis-cli -h r -a * ping"),
      ("sshpass -p 'hush' ssh h", "sshpass -p '*' ssh h"),
      ("curl -u me:hush https://h", "curl -u me:* https://h"),
      ("x ghp_16C7e42F292c6912E7710c838347Ae178B4a y", "x * y"),
      ("- {name: DB_PASSWORD, value: hush}", "- {name: DB_PASSWORD, value: *}"),
      ("Authorization: Bearer hushhush", "Authorization: Bearer *"), ("apiKey = 'hush hush'", "apiKey = '*'"),
      (#"{name: a, secret: "hush", b: c}"#, #"{name: a, secret: "*", b: c}"#),
      (
        "a\n-----BEGIN RSA PRIVATE KEY-----\nhush\n-----END RSA PRIVATE KEY-----\nb", "a\n*\nb"
      ), ("-----BEGIN PRIVATE KEY-----\nhush", "*"),
    ])
  func `only the secrets in a string are replaced`(text: String, shown: String) {
    #expect(SecretText.redacted(text) { _ in "*" } == shown)
  }

  @Test(arguments: [
    "secretName: db", "password: $(DB_PASSWORD)", "passwordFile: /run/x", "token: true",
    "https://example.com/a:b@c",
    "tokenExpirationSeconds: 3600", "name: DB_PASSWORD", "git@example.com:a/b",
    "-----BEGIN CERTIFICATE-----\nx",
    "secretKeyRef: {name: db, key: password}", "password:", "password=", "--password", "://", "a://@",
    "ftp://user@host", "mysql -p$PASS", "mysql -p\nssh -p22 h", "mysql -e x; docker run -p80:80 a",
    "curl -u me https://h",
    "mysql --port=3306", "redis-cli -a $PASS", "bypass=on", "compass: north",
    #"Env("PASSWORD", secret: "web-secret", key: "password")"#,
    #"EnvFrom(secret: "web-secret", prefix: "A_")"#,
  ])
  func `strings without secrets are not changed`(text: String) {
    #expect(SecretText.redacted(text) { _ in "*" } == text)
  }

  @Test func `in a sentence, a word and a colon are not a name with its value`() {
    #expect(
      SecretText.redacted("invalid token: expected a name", isProse: true) { _ in "*" }
        == "invalid token: expected a name")
    #expect(SecretText.redacted("found 'password=hush'", isProse: true) { _ in "*" } == "found 'password=*'")
  }

  @Test func `long and unusual strings take one pass`() {
    for part in ["password=", "://", "-----BEGIN ", "\\\"", "name: ", "token: \"", "Bearer "] {
      let text = String(repeating: part, count: 200_000)
      #expect(SecretText.redacted(text) { _ in "*" }.utf8.count <= text.utf8.count)
    }
  }
}
