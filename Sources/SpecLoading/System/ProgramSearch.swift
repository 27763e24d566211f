/// The search for programs in the folders of `PATH`.
package enum ProgramSearch {
  /// The absolute path of a program; nil if there is none.
  ///
  /// A name with a slash is a path.
  package static func path(of name: String, in environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    return candidates.first(where: Files.isExecutable).flatMap(Files.absolutePath)
  }
}
