/// A short option that passes a password to a client program, as in `mysql -pSECRET` or `redis-cli -a SECRET`.
package struct PasswordOption: Sendable {
  /// The option, such as `-p`.
  package let flag: String
  /// Whether the password follows the option without a space.
  package let isGlued: Bool
  /// Whether the value is `user:password`.
  package let hasUser: Bool

  /// The password option of a program, given its name or path; nil if the program has none.
  package static func of(_ program: some StringProtocol) -> PasswordOption? {
    let name = program.split(separator: "/").last.map { String($0) } ?? ""
    return programs[name]
  }

  private static let programs: [String: PasswordOption] = {
    let glued = PasswordOption(flag: "-p", isGlued: true, hasUser: false)
    let client = [
      "mysql", "mysqldump", "mysqladmin", "mysqlpump", "mariadb", "mariadb-dump", "mariadb-admin",
    ]
    var programs = Dictionary(uniqueKeysWithValues: client.map { ($0, glued) })
    programs["redis-cli"] = PasswordOption(flag: "-a", isGlued: false, hasUser: false)
    programs["sshpass"] = PasswordOption(flag: "-p", isGlued: false, hasUser: false)
    programs["curl"] = PasswordOption(flag: "-u", isGlued: false, hasUser: true)
    return programs
  }()
}
