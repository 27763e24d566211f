/// Paths as code hosts expect them: relative to the folder of the repository.
package enum RelativePath {
  /// A path without `./`, and without the folder where it lies in it.
  package static func text(of path: String, in folder: String) -> String {
    var rest = Substring(path)
    if !folder.isEmpty, folder != "/", path.hasPrefix(folder + "/") {
      rest = rest.dropFirst(folder.count + 1)
    }
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    return String(rest)
  }
}
