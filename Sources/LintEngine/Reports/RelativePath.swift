/// Paths relative to the folder of the repository, as code hosts expect them.
package enum RelativePath {
  /// The path without `./`, and relative to the folder if it is inside.
  package static func text(of path: String, in folder: String) -> String {
    var rest = Substring(path)
    if !folder.isEmpty, folder != "/", path.hasPrefix(folder + "/") {
      rest = rest.dropFirst(folder.count + 1)
    }
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    return String(rest)
  }
}
